using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Notebooks.Documents;

namespace Course.Tests;

/// <summary>What the appendix says of the lessons is what the lessons say.</summary>
public sealed partial class ReferenceTests
{
    private static readonly string s_reference = Prose("99-reference");

    /// <summary>Every symbol and every name in code of the notation table stands in the lesson that the table names.</summary>
    [Fact]
    public void Every_symbol_stands_in_its_lesson()
    {
        List<string[]> rows = Table("## Notation");
        Assert.True(rows.Count > 50);
        foreach (string[] row in rows)
        {
            string lesson = Lesson(row[^1]);
            string formulas = Squeezed(string.Join("; ", Formulas(Prose(lesson)))), all = Squeezed(Prose(lesson) + Code(lesson));
            Assert.All(Formulas(row[0]), symbol => Assert.True(Regex.IsMatch(formulas, Symbol(symbol)), $"{symbol} does not stand in lesson {lesson}; name the lesson that explains it"));
            Assert.All(Names(row[1]), name => Assert.True(Regex.IsMatch(all, Word(name)), $"{name} does not stand in lesson {lesson}; name the lesson that explains it"));
        }
    }

    /// <summary>What a lesson's own tables of terms and shapes call by a name in code, the notation table has too.</summary>
    [Fact]
    public void Every_term_of_the_lessons_is_in_the_notation()
    {
        var known = Table("## Notation").SelectMany(row => Names(row[1])).ToHashSet();
        foreach (string lesson in Lessons())
        {
            foreach (Match table in TermTable().Matches(Prose(lesson)))
            {
                IEnumerable<string> terms = Rows(table.Value).Skip(1).SelectMany(row => NamedTerm().Matches(row[0])).Select(match => match.Groups[1].Value);
                Assert.All(terms, term => Assert.True(known.Contains(term), $"{term} of lesson {lesson} is missing in the notation of 99-reference; add a row"));
            }
        }
    }

    /// <summary>Every word of the glossary occurs in the lesson that it names, and the glossary is in order.</summary>
    [Fact]
    public void Every_word_stands_in_its_lesson()
    {
        List<string[]> rows = Table("## Words");
        Assert.True(rows.Count > 40);
        Assert.Equal(rows.Select(row => row[0]).Order(StringComparer.OrdinalIgnoreCase), rows.Select(row => row[0]));
        Assert.All(rows, row => Assert.True(Words(Lesson(row[2])).Contains(row[0].Replace('-', ' '), StringComparison.OrdinalIgnoreCase), $"'{row[0]}' does not stand in lesson {row[2]}"));
    }

    /// <summary>Every formula that stands on a line of its own is, letter by letter, one of the lesson named above it.</summary>
    [Fact]
    public void Every_formula_is_that_of_its_lesson()
    {
        string[] parts = Section("## Formulas").Split("\n### ")[1..];
        Assert.True(parts.Length >= 10);
        foreach (string part in parts)
        {
            string lessons = string.Concat(LessonNumber().Matches(part.Split('\n')[0]).Select(match => Squeezed(Prose(Lesson(match.Value)))));
            Assert.NotEmpty(DisplayedFormula().Matches(part));
            Assert.All(DisplayedFormula().Matches(part), formula => Assert.True(lessons.Contains(Squeezed(formula.Value), StringComparison.Ordinal), $"not in the lesson of '{part.Split('\n')[0]}': {formula.Value}"));
        }
    }

    /// <summary>The lesson that a difference between libraries refers to exists.</summary>
    [Fact]
    public void Differences_name_lessons() => Assert.All(Table("### What differs behind the names").Where(row => row[^1].Length > 0), row => Lesson(row[^1]));

    /// <summary>The overview's sums are those of the headers that learners read, and the pass mark is a share of them.</summary>
    [Fact]
    public void Points_are_those_of_the_notebooks()
    {
        var overview = Workbook.Grading.Course.Overview();
        var headers = Directory.GetFiles(CourseFolders.Notebooks, "*.dib").SelectMany(file => Notebook.Load(file).Cells)
            .Select(cell => ExerciseCells.TryReadHeader(cell, out var header) ? header : null).OfType<ExerciseHeader>().ToList();
        Assert.Equal(headers.Sum(header => header.Points), overview.Points);
        Assert.InRange(overview.PassMark, overview.Points * Workbook.Grading.Course.PassShare, overview.Points);
        Assert.Matches(string.Create(CultureInfo.InvariantCulture, $@"\nall +{headers.Count} +{headers.Count(header => header.Points == 0)} +[0-9]+ +{overview.Points}$"), overview.ToString());
        Assert.All(Lessons(), lesson => Assert.Contains(lesson, overview.ToHtml(), StringComparison.Ordinal));
    }

    /// <summary>A lesson that asks nothing says so, instead of showing an empty table and no points of none.</summary>
    [Fact]
    public void The_card_of_a_lesson_without_exercises_says_so()
    {
        var card = Workbook.Grading.Lesson.Open("99-reference");
        Assert.StartsWith("Reference: to look things up; there are no exercises (", card.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<table", card.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<table", Workbook.Grading.Lesson.Open("04-gru").ToHtml(), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lessons() => Workbook.Grading.Course.Lessons.Select(lesson => lesson.Name).Where(name => name != "99-reference");

    private static string Lesson(string number) => Assert.Single(Lessons(), name => name.StartsWith(number + "-", StringComparison.Ordinal));

    private static string Prose(string lesson) => Cells(lesson, cell => cell.IsMarkdown);

    // The id of an exercise names what it teaches, too.
    private static string Words(string lesson) => (Prose(lesson) + Code(lesson)).Replace('-', ' ');

    private static string Code(string lesson) => Cells(lesson, cell => cell.IsCSharp);

    private static string Cells(string lesson, Func<Cell, bool> wanted) =>
        string.Join("\n\n", Notebook.Load(CourseFolders.Solution(lesson)).Cells.Where(wanted).Select(cell => cell.Text));

    private static string Section(string heading) => s_reference.Split('\n' + heading + "\n")[1].Split("\n## ")[0];

    private static List<string[]> Table(string heading) => [.. Rows(Section(heading)).Skip(1)];

    /// <summary>The cells of a table's rows, its heading first, without the line of dashes.</summary>
    private static IEnumerable<string[]> Rows(string text) =>
        from line in text.Split('\n')
        where line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal)
        select line[1..line.LastIndexOf('|')].Split('|').Select(cell => cell.Trim()).ToArray();

    private static IEnumerable<string> Formulas(string text) =>
        DisplayedFormula().Matches(text).Select(match => match.Value).Concat(InlineFormula().Matches(DisplayedFormula().Replace(text, "")).Select(match => match.Groups[1].Value));

    private static IEnumerable<string> Names(string cell) => CodeSpan().Matches(cell).Select(match => match.Groups[1].Value);

    // A letter is not found within a longer name or a command.
    private static string Symbol(string latex) => @"(?<![\w\\])" + Regex.Escape(Squeezed(latex)) + @"(?!\w)";

    private static string Word(string name) => @"(?<!\w)" + Regex.Escape(Squeezed(name)) + @"(?!\w)";

    private static string Squeezed(string text) => Blanks().Replace(text, " ");

    [GeneratedRegex(@"\$([^$\n]+)\$")]
    private static partial Regex InlineFormula();

    [GeneratedRegex(@"\$\$.+?\$\$", RegexOptions.Singleline)]
    private static partial Regex DisplayedFormula();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    // At the start, behind a formula, or behind another name; further on it belongs to an explanation.
    [GeneratedRegex(@"(?:^|\$ |, )`([A-Za-z][^`]*)`")]
    private static partial Regex NamedTerm();

    [GeneratedRegex(@"\| term \| shape[^\n]*(\n\|[^\n]*)+")]
    private static partial Regex TermTable();

    [GeneratedRegex(@"\b[0-9]{2}\b")]
    private static partial Regex LessonNumber();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
