namespace Course.Tests;

/// <summary>Where the repository's notebooks are.</summary>
internal static class CourseFolders
{
    /// <summary>The repository's root: the folder above the tests that holds the solution file.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The authored notebooks.</summary>
    public static string Solutions { get; } = Path.Combine(Root, "solutions");

    /// <summary>What learners open.</summary>
    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    /// <summary>The names of all lessons, without ending.</summary>
    public static TheoryData<string> Names() =>
        [.. Directory.GetFiles(Solutions, "*.dib").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    /// <summary>The authored notebook of a lesson.</summary>
    public static string Solution(string name) => Path.Combine(Solutions, name + ".dib");

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Workbook.sln")) ? folder : FindRoot(Directory.GetParent(folder)!.FullName);
}
