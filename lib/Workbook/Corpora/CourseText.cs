using System.Text.RegularExpressions;

namespace Workbook.Corpora;

/// <summary>
/// This course's own text: formulas in LaTeX and C#, read from the lessons in <c>solutions/</c>, and a part of its library's
/// code as it once was (data/course-code), which stays the same while the course goes on.
/// </summary>
public static partial class CourseText
{
    private const string Folder = "solutions", FirstLesson = "00-start-here.dib";

    /// <summary>The appendix says again what lessons say; a text for training must not hold the same formula twice.</summary>
    private const string Appendix = "99-reference.dib";

    /// <summary>All formulas of all lessons, in LaTeX, one per line, without the dollar signs around them.</summary>
    /// <exception cref="IOException">The lessons cannot be found or read; the message says what to do.</exception>
    public static string Formulas() => string.Join('\n', Lessons().SelectMany(lesson => FormulasOf(lesson)));

    /// <summary>What the demonstrations of all lessons claim and check, in order; what a run fills in is written as an ellipsis.</summary>
    /// <returns>The lesson's name and the sentence.</returns>
    /// <exception cref="IOException">The lessons cannot be found or read; the message says what to do.</exception>
    public static IReadOnlyList<(string Lesson, string Sentence)> Claims() =>
        [.. from file in Files()
            from sentence in ClaimsOf(TextFile.Read(file))
            select (Path.GetFileNameWithoutExtension(file), sentence)];

    /// <summary>The C# cells of all lessons, with an empty line between two cells.</summary>
    /// <exception cref="IOException">The lessons cannot be found or read; the message says what to do.</exception>
    public static string Code() => string.Join("\n\n", Lessons().SelectMany(lesson => Cells(lesson, "csharp")));

    /// <summary>C# files of this library, one after the other: about 242,000 characters of plain ASCII.</summary>
    /// <exception cref="IOException">The file cannot be found or read; the message says which and what to do.</exception>
    public static string LibraryCode() => TextFile.Read(DataFolder.PathOf("course-code", "library.txt"));

    /// <summary>The formulas of one notebook, in order.</summary>
    internal static IEnumerable<string> FormulasOf(string notebook) =>
        from cell in Cells(notebook, "markdown")
        from Match formula in Formula().Matches(cell)
        select Blanks().Replace(formula.Groups["display"].Value + formula.Groups["inline"].Value, " ").Trim();

    /// <summary>The text of the cells of one language; a line such as <c>#!csharp</c> begins a cell.</summary>
    internal static IEnumerable<string> Cells(string notebook, string language)
    {
        string[] parts = CellStart().Split(notebook);
        for (int i = 1; i + 1 < parts.Length; i += 2)
            if (parts[i] == language) yield return parts[i + 1].Trim();
    }

    /// <summary>The sentences that a notebook's claims hold.</summary>
    internal static IEnumerable<string> ClaimsOf(string notebook) =>
        from cell in Cells(notebook, "csharp")
        from Match claim in ClaimedSentence().Matches(cell)
        let sentence = claim.Groups["sentence"].Value.Replace("\\\"", "\"", StringComparison.Ordinal)
        select claim.Groups["filledIn"].Length > 0 ? FilledIn().Replace(sentence, "\u2026") : sentence;

    private static IEnumerable<string> Lessons() => Files().Select(TextFile.Read);

    private static IEnumerable<string> Files() =>
        Directory.GetFiles(RepositoryFolder.Find(RepositoryFolder.OfLibrary, Folder, FirstLesson), "*.dib")
            .Where(file => Path.GetFileName(file) != Appendix).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\bClaim\.Holds\(\s*(?<filledIn>\$?)""(?<sentence>(?:[^""\\]|\\.)*)""")]
    private static partial Regex ClaimedSentence();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex FilledIn();

    [GeneratedRegex(@"\$\$(?<display>.+?)\$\$|\$(?<inline>[^$\n]+)\$", RegexOptions.Singleline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"^#!(csharp|markdown|meta)[ \t]*\n", RegexOptions.Multiline)]
    private static partial Regex CellStart();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
