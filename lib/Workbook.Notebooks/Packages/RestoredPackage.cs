namespace Workbook.Notebooks.Packages;

/// <summary>A package on this machine.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Its version.</param>
/// <param name="Assemblies">Full paths of the assemblies for this runtime and processor.</param>
/// <param name="NativeLibraries">Full paths of the native libraries for this operating system and processor.</param>
internal sealed record RestoredPackage(string Id, string Version, IReadOnlyList<string> Assemblies, IReadOnlyList<string> NativeLibraries);
