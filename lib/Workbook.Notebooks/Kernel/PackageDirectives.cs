using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Packages;

namespace Workbook.Notebooks.Kernel;

/// <summary><c>#r "nuget:..."</c> and <c>#i "nuget:..."</c>.</summary>
/// <param name="restorer">Restores the packages.</param>
internal sealed class PackageDirectives(Restorer restorer)
{
    /// <summary>Whether the piece is about packages.</summary>
    public static bool Handles(CellPiece piece) => piece is DirectivePiece { Name: "#r" or "#i" };

    /// <summary>Checks the form of a directive, before any code of the cell runs.</summary>
    /// <exception cref="DirectiveException">It cannot be read.</exception>
    public static void Check(DirectivePiece piece)
    {
        if (piece.Name == "#i" ? PackageRequest.ParseSource(piece.Argument, Path.GetTempPath()) is null : PackageRequest.Parse(piece.Argument) is null)
        {
            string form = piece.Name == "#i" ? "#i \"nuget:SOURCE\", with a feed's address or a folder" : "#r \"nuget: ID, VERSION\"";
            throw new DirectiveException($"{piece.Name} {piece.Argument} cannot be understood; write {form}");
        }
    }

    /// <summary>Executes the package directives among the pieces of a cell.</summary>
    /// <returns>The state to go on from, and what went wrong at which of the directives; null if nothing did.</returns>
    public async Task<(KernelState State, DirectivePiece? Failed, string Message)> RunAsync(KernelState state, IReadOnlyList<CellPiece> pieces, string folder, CellOutput output)
    {
        List<DirectivePiece> directives = [.. pieces.Where(Handles).Cast<DirectivePiece>()];
        if (directives.Count == 0)
        {
            return (state, null, "");
        }

        try
        {
            return (await restorer.RestoreAsync(state, directives, folder, output).ConfigureAwait(false), null, "");
        }
        catch (PackageException e)
        {
            DirectivePiece guilty = directives.FirstOrDefault(piece => IsNamed(piece, e.Message)) ?? directives[0];
            return (state, guilty, $"{guilty.Name} {guilty.Argument}: {e.Message}");
        }
    }

    private static bool IsNamed(DirectivePiece piece, string message) =>
        piece.Name == "#r" && message.Contains(PackageRequest.Parse(piece.Argument)!.Id, StringComparison.OrdinalIgnoreCase);
}
