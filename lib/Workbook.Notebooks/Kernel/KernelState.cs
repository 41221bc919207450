using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Scripting;
using Workbook.Notebooks.Packages;

namespace Workbook.Notebooks.Kernel;

/// <summary>
/// What the cells run so far have declared. Immutable: several cells can go on from the same state without seeing each
/// other's declarations (objects that earlier cells made are shared, though).
/// </summary>
public record KernelState
{
    /// <summary>Nothing declared.</summary>
    public static readonly KernelState Empty = new();

    internal ScriptState<object>? Script { get; init; }

    internal PackageSet Packages { get; init; } = PackageSet.Empty;

    /// <summary>References for the next submission; it passes them on to all later ones.</summary>
    internal ImmutableList<MetadataReference> NewReferences { get; init; } = [];

    internal ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
}
