using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Packages;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Kernel;

/// <summary>
/// Executes cells. Each call goes on from a <see cref="KernelState"/> and returns the next one; the kernel itself keeps
/// only the places of cells, for messages.
/// </summary>
public sealed class NotebookKernel : ICellKernel
{
    private const int ErrorLimit = 20;

    private readonly SourceMap _map = new();
    private readonly ErrorReport _report;
    private readonly PackageDirectives _packages;

    /// <summary>Makes a kernel.</summary>
    /// <param name="packageFolder">Where it keeps what it knows of restored packages; null for the user's local application data.</param>
    public NotebookKernel(string? packageFolder = null)
    {
        _report = new ErrorReport(_map);
        _packages = new PackageDirectives(new Restorer(new PackageCache(packageFolder ?? PackageCache.OfUser)));
    }

    /// <inheritdoc/>
    public string Name => "C# scripting";

    /// <summary>
    /// Runs a cell. All its magic commands are checked first: if one of them is unknown, nothing of the cell runs.
    /// </summary>
    /// <param name="state">Where to go on from.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="output">Takes outputs and errors in order.</param>
    public Task<CellOutcome> RunAsync(KernelState state, CellSource cell, CellOutput output)
    {
        output.MakeCurrent();
        return RunAsync(state, cell, output, []);
    }

    /// <summary>The error for an exception that no cell caught, with its place in a cell if there is one.</summary>
    public CellError Locate(Exception exception) => _report.Of(exception, null);

    /// <summary>Compiles and runs a trivial script, so that the first cell does not wait for the compiler to warm up.</summary>
    public static async Task WarmUpAsync()
    {
        const string Typical = "var numbers = Enumerable.Range(0, 3).Select(i => i * 2).ToList(); string Name(int n) => $\"{n}\"; Name(numbers.Count)";
        CSharpSubmission first = CSharpSubmission.Create(KernelState.Empty, Typical, "");
        first.Compile();
        SubmissionResult result = await first.RunAsync().ConfigureAwait(false);
        CSharpSubmission.Create(result.State, "numbers.Count", "").Compile();
    }

    private async Task<CellOutcome> RunAsync(KernelState state, CellSource cell, CellOutput output, IReadOnlyList<string> importing)
    {
        IReadOnlyList<CellPiece> pieces = CellSplitter.Split(cell.Cell.Kernel, cell.Cell.Text);
        IReadOnlyList<CellError> errors = Check(pieces, cell);
        if (errors.Count > 0)
        {
            return Fail(state, errors, output);
        }

        (KernelState restored, DirectivePiece? failed, string message) = await _packages.RunAsync(state, pieces, cell.Folder, output).ConfigureAwait(false);
        return failed is null
            ? await RunPiecesAsync(restored, pieces, cell, output, importing).ConfigureAwait(false)
            : Fail(state, [ErrorReport.Directive(cell, failed.Line, message)], output);
    }

    private async Task<CellOutcome> RunPiecesAsync(KernelState state, IReadOnlyList<CellPiece> pieces, CellSource cell, CellOutput output, IReadOnlyList<string> importing)
    {
        long? timed = null;
        var outcome = new CellOutcome(state, []);
        foreach (CellPiece piece in pieces.Where(piece => !PackageDirectives.Handles(piece)))
        {
            if (piece is DirectivePiece { Name: "#!time" })
            {
                timed = Stopwatch.GetTimestamp();
                continue;
            }

            outcome = await RunPieceAsync(outcome.State, piece, cell, output, importing).ConfigureAwait(false);
            if (!outcome.Ok)
            {
                return outcome;
            }
        }

        if (timed is { } start)
        {
            ShowWallTime(Stopwatch.GetElapsedTime(start), output);
        }

        return outcome;
    }

    private static void ShowWallTime(TimeSpan elapsed, CellOutput output) =>
        output.Show(string.Create(CultureInfo.InvariantCulture, $"Wall time: {elapsed.TotalMilliseconds:0.##}ms"));

    private static List<CellError> Check(IReadOnlyList<CellPiece> pieces, CellSource cell)
    {
        List<CellError> errors = [];
        foreach (CellPiece piece in pieces)
        {
            try
            {
                Check(piece);
            }
            catch (DirectiveException e)
            {
                errors.Add(ErrorReport.Directive(cell, piece is TextPiece ? Math.Max(1, piece.Line - 1) : piece.Line, e.Message));
            }
        }

        return errors;
    }

    private static void Check(CellPiece piece)
    {
        switch (piece)
        {
            case TextPiece { Kernel: var kernel } when !KernelNames.IsSupported(kernel):
                throw new DirectiveException($"this runner has no kernel named '{kernel}'; use csharp, html, javascript, mermaid, markdown or value");
            case TextPiece text:
                ContentKernels.Check(text);
                break;
            case DirectivePiece directive when PackageDirectives.Handles(directive):
                PackageDirectives.Check(directive);
                break;
            case DirectivePiece { Name: "#!import", Argument: "" }:
                throw new DirectiveException("#!import needs a file; write #!import FILE");
            case DirectivePiece { Name: not ("#!import" or "#!time") } unknown:
                throw new DirectiveException($"{unknown.Name} is not a magic command of this runner; it has #!import, #!time, #r, #i and kernel selectors such as #!html");
        }
    }

    private Task<CellOutcome> RunPieceAsync(KernelState state, CellPiece piece, CellSource cell, CellOutput output, IReadOnlyList<string> importing) => piece switch
    {
        DirectivePiece import => ImportAsync(state, import, cell, output, importing),
        TextPiece { Kernel: "csharp" } code => RunCodeAsync(state, code, cell, output),
        TextPiece content => Task.FromResult(new CellOutcome(ContentKernels.Show(content, state, output), [])),
        _ => throw new UnreachableException(),
    };

    private async Task<CellOutcome> RunCodeAsync(KernelState state, TextPiece piece, CellSource cell, CellOutput output)
    {
        // Empty lines in front make the compiler count from the cell's first line.
        string code = new string('\n', piece.Line - 1) + piece.Text;
        CSharpSubmission submission = CSharpSubmission.Create(state, code, _map.PathOf(cell));
        IReadOnlyList<Diagnostic> diagnostics = submission.Compile();
        if (diagnostics.Count > 0)
        {
            return Fail(state, [.. diagnostics.Take(ErrorLimit).Select(d => _report.Of(d, cell))], output);
        }

        SubmissionResult result = await submission.RunAsync().ConfigureAwait(false);
        Exception? thrown = result.Exception ?? Show(result, output);
        if (output.LimitReached && thrown is null)
        {
            thrown = new OutputLimitException(output.Limit);
        }

        return thrown is null
            ? new CellOutcome(result.State, [])
            : Fail(result.State, [_report.Of(thrown, cell)], output);
    }

    private static Exception? Show(SubmissionResult result, CellOutput output)
    {
        try
        {
            if (result.HasValue)
            {
                output.Show(result.Value);
            }

            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    private async Task<CellOutcome> ImportAsync(KernelState state, DirectivePiece piece, CellSource cell, CellOutput output, IReadOnlyList<string> importing)
    {
        IReadOnlyList<CellSource> cells;
        IReadOnlyList<string> chain;
        try
        {
            (cells, chain) = Import.Load(piece.Argument, cell, importing);
        }
        catch (DirectiveException e)
        {
            return Fail(state, [ErrorReport.Directive(cell, piece.Line, e.Message)], output);
        }

        var outcome = new CellOutcome(state, []);
        foreach (CellSource imported in cells)
        {
            outcome = await RunAsync(outcome.State, imported, output, chain).ConfigureAwait(false);
            if (!outcome.Ok)
            {
                return outcome;
            }
        }

        return outcome;
    }

    private static CellOutcome Fail(KernelState state, IReadOnlyList<CellError> errors, CellOutput output)
    {
        foreach (CellError error in errors)
        {
            output.Send(new ErrorProduced(error));
        }

        return new CellOutcome(state, errors);
    }
}
