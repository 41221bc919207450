using Microsoft.CodeAnalysis;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Outputs;

namespace Workbook.Notebooks.Packages;

/// <summary>Executes the package directives of a cell, all of them before its first line of code.</summary>
/// <param name="cache">Where restored packages are.</param>
internal sealed class Restorer(PackageCache cache)
{
    private static readonly HashSet<string> s_framework =
        [.. Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(file => Path.GetFileName(file))];

    /// <summary>The state with the packages; what was added is shown.</summary>
    /// <exception cref="PackageException">A package cannot be had.</exception>
    public async Task<KernelState> RestoreAsync(KernelState state, IEnumerable<DirectivePiece> directives, string folder, CellOutput output)
    {
        List<DirectivePiece> pieces = [.. directives];
        IEnumerable<string> sources = pieces.Where(piece => piece.Name == "#i").Select(piece => PackageRequest.ParseSource(piece.Argument, folder)!);
        PackageSet packages = state.Packages with { Sources = [.. state.Packages.Sources.Concat(sources).Distinct()] };
        IReadOnlyList<PackageRequest> requests = packages.Missing(pieces.Where(piece => piece.Name == "#r").Select(piece => PackageRequest.Parse(piece.Argument)!));
        if (requests.Count == 0)
        {
            return state with { Packages = packages };
        }

        IReadOnlyList<RestoredPackage> restored = await cache.RestoreAsync(packages.Requested.Concat(requests), packages.Sources).ConfigureAwait(false);
        packages = packages.With(requests, restored);
        RestoredPackage[] added = [.. restored.Where(package => !state.Packages.Loaded.ContainsKey(package.Id))];
        NativeLibraries.Add(added.SelectMany(package => package.NativeLibraries));
        output.Show("Installed packages: " + string.Join(", ", requests.Select(request => $"{request.Id} {packages.Loaded[request.Id]}")));
        return state with { Packages = packages, NewReferences = state.NewReferences.AddRange(added.SelectMany(References)) };
    }

    // What the framework has itself is newer there, and two of the same name would be ambiguous.
    private static IEnumerable<MetadataReference> References(RestoredPackage package) => package.Assemblies
        .Where(file => Path.GetExtension(file) == ".dll" && !s_framework.Contains(Path.GetFileName(file)))
        .Select(file => MetadataReference.CreateFromFile(file));
}
