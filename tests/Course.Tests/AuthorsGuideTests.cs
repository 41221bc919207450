using System.Text.RegularExpressions;

namespace Course.Tests;

/// <summary>What the guide for authors quotes and names is there.</summary>
public sealed partial class AuthorsGuideTests
{
    private static readonly string s_guide = File.ReadAllText(Path.Combine(CourseFolders.Solutions, "README.md"));

    /// <summary>Every piece of C# is, line by line, that of the specification the guide walks through.</summary>
    [Fact]
    public void Quoted_code_is_that_of_the_specification()
    {
        string specification = File.ReadAllText(Path.Combine(CourseFolders.Root, "lib", "Workbook.Grading", "Lessons", "StartHere", "OneHot.cs"));
        string[] pieces = [.. CSharp().Matches(s_guide).Select(match => match.Groups[1].Value)];
        Assert.True(pieces.Length > 4);
        Assert.All(pieces, piece => Assert.Contains(piece, specification, StringComparison.Ordinal));
    }

    /// <summary>Every file and folder of the repository that the guide names exists; NN and Name stand for names of a lesson.</summary>
    [Fact]
    public void Named_files_exist()
    {
        string[] paths = [.. RepositoryPath().Matches(s_guide).Select(match => match.Value).Where(path => !path.Contains("NN-", StringComparison.Ordinal) && !path.Contains("/Name", StringComparison.Ordinal))];
        Assert.True(paths.Length > 10);
        Assert.All(paths, path => Assert.True(Path.Exists(Path.Combine(CourseFolders.Root, path.TrimEnd('/'))), path));
    }

    /// <summary>Every example of the lessons' folder exists.</summary>
    [Fact]
    public void Named_specifications_exist() => Assert.All(Specification().Matches(s_guide),
        match => Assert.True(File.Exists(Path.Combine(CourseFolders.Root, "lib", "Workbook.Grading", match.Groups[1].Value)), match.Value));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharp();

    [GeneratedRegex(@"\b(solutions|lib|tests)/[\w./-]*\w/?(?![\w*])")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"`(Lessons/\w+/\w+\.cs)`")]
    private static partial Regex Specification();
}
