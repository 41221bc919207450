using System.Collections.Immutable;

namespace Workbook.Notebooks.Packages;

/// <summary>The packages and sources that cells have asked for so far.</summary>
internal sealed record PackageSet
{
    /// <summary>None.</summary>
    public static readonly PackageSet Empty = new();

    /// <summary>Sources besides those of the user's settings.</summary>
    public ImmutableList<string> Sources { get; init; } = [];

    /// <summary>What was asked for.</summary>
    public ImmutableList<PackageRequest> Requested { get; init; } = [];

    /// <summary>The version of every package that is loaded, also of those that others depend on.</summary>
    public ImmutableDictionary<string, string> Loaded { get; init; } = ImmutableDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The requests that are not met yet, each package once.</summary>
    /// <exception cref="PackageException">Another version is loaded, or asked for as well.</exception>
    public IReadOnlyList<PackageRequest> Missing(IEnumerable<PackageRequest> requests)
    {
        var missing = new Dictionary<string, PackageRequest>(StringComparer.OrdinalIgnoreCase);
        foreach (PackageRequest request in requests.Where(request => !Has(request)))
        {
            if (!missing.TryAdd(request.Id, request) && missing[request.Id].Range != request.Range)
            {
                throw Conflict(request.Id, request.Range, missing[request.Id].Range);
            }
        }

        return [.. missing.Values];
    }

    // Whether a request changes nothing.
    private bool Has(PackageRequest request)
    {
        if (!Loaded.TryGetValue(request.Id, out string? loaded) || (request.Version is not null && !request.IsExact))
        {
            return false;
        }

        return request.Version is null || string.Equals(loaded, request.Version, StringComparison.OrdinalIgnoreCase)
            ? true
            : throw Conflict(request.Id, request.Version, loaded);
    }

    /// <summary>This set with more packages.</summary>
    /// <exception cref="PackageException">They need another version of a package that is loaded.</exception>
    public PackageSet With(IEnumerable<PackageRequest> requests, IReadOnlyList<RestoredPackage> restored)
    {
        foreach (RestoredPackage package in restored)
        {
            if (Loaded.TryGetValue(package.Id, out string? loaded) && loaded != package.Version)
            {
                throw Conflict(package.Id, package.Version, loaded);
            }
        }

        return this with
        {
            Requested = Requested.AddRange(requests),
            Loaded = Loaded.SetItems(restored.Select(package => KeyValuePair.Create(package.Id, package.Version))),
        };
    }

    private static PackageException Conflict(string id, string version, string loaded) => new(
        $"{id} {version} cannot be added because version {loaded} was added previously",
        "use that version, or restart the notebook and ask for all packages in its first cell");
}
