namespace Workbook.Notebooks.Packages;

/// <summary>Packages that cannot be had.</summary>
/// <param name="reason">What NuGet or the SDK says; it names the package, if it is about one.</param>
/// <param name="remedy">What to do about it.</param>
internal sealed class PackageException(string reason, string remedy) : Exception(reason + "; " + remedy);
