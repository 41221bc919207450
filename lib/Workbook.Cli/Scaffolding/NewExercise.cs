using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Scaffolding;

/// <summary>An exercise that is small but whole: specification, cells, its place in the lesson.</summary>
internal static partial class NewExercise
{
    // A type of the exercise's name would stand before these where the specification uses them.
    private static readonly HashSet<string> s_takenByTheSpecification = new(StringComparer.Ordinal)
    {
        "Alternative", "Case", "Delegate", "Draw", "FunctionExercise", "Misconception", "Random", "Tensor",
    };

    /// <summary>What there is to write.</summary>
    /// <param name="course">The course it is added to.</param>
    /// <param name="lesson">The lesson's name, short if that is clear.</param>
    /// <param name="id">The exercise's id, kebab case.</param>
    /// <param name="title">A few words for tables; null for the id's own.</param>
    /// <param name="points">Points for a full answer, 0 for a stretch exercise.</param>
    /// <exception cref="CannotRunException">The lesson is unknown, or the id no id or taken.</exception>
    public static FileChanges Plan(CourseFolder course, string lesson, string id, string? title, double points)
    {
        string file = course.SolutionFiles([lesson])[0];
        var sources = new LessonSources(course);
        string lessonName = Path.GetFileNameWithoutExtension(file);
        LessonSource source = sources.All().FirstOrDefault(candidate => candidate.Name == lessonName)
            ?? throw new CannotRunException($"{DisplayPath.Of(file)}: the lesson has no specification in {DisplayPath.Of(sources.Folder)}", "make the lesson with 'new lesson'");
        KebabName name = CheckId(course, sources, id);
        string words = title ?? name.Title;
        string number = points.ToString(CultureInfo.InvariantCulture);
        var changes = new FileChanges();
        changes.Create(Path.Combine(source.Folder, name.Pascal + ".cs"), Template.Fill("ExerciseSpecification.txt",
            ("namespace", "Workbook.Grading.Lessons." + source.FolderName), ("Name", name.Pascal), ("id", id), ("title", words), ("points", number)));
        changes.Change(source.File, WithExercise(source, name.Pascal));
        changes.Change(Path.GetFullPath(file), WithCells(Notebook.Load(file), Template.Fill("ExerciseCells.txt",
            ("Name", name.Pascal), ("id", id), ("title", words), ("header", number + (points == 1 ? " point" : " points")))));
        return changes;
    }

    private static KebabName CheckId(CourseFolder course, LessonSources sources, string id)
    {
        var name = new KebabName(id);
        if (!name.IsWellFormed)
        {
            throw new CannotRunException($"'{id}' is no id of an exercise", "lower case words joined by hyphens, a letter first, such as rnn-cell-forward");
        }

        if (s_takenByTheSpecification.Contains(name.Pascal))
        {
            throw new CannotRunException($"the specification's class would be called {name.Pascal}, which specifications use themselves", "choose another id");
        }

        string? place = course.SolutionFiles().FirstOrDefault(file => Notebook.Load(file).Cells.Any(cell => ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header) && header.Id == id));
        return place is not null ? throw new CannotRunException($"'{id}' is an exercise of {DisplayPath.Of(place)}", "choose another id")
            : sources.Specifies(id) ? throw new CannotRunException($"'{id}' is specified in {DisplayPath.Of(sources.Folder)} already", "choose another id")
            : name;
    }

    private static string WithExercise(LessonSource source, string name)
    {
        string text = File.ReadAllText(source.File);
        Group list = ExerciseList().Match(text).Groups["list"];
        if (!list.Success)
        {
            throw new CannotRunException($"{DisplayPath.Of(source.File)}: the list of the lesson's exercises was not found", "write it as '[new First(), new Second()]'");
        }

        string before = list.Value.TrimEnd();
        string after = before.Length == 0 ? $"new {name}()"
            : before.EndsWith(',') ? $"{before}\n        new {name}(),\n    "
            : $"{before}, new {name}()";
        return text[..list.Index] + after + text[(list.Index + list.Length)..];
    }

    // Before the summary, where that is; a summary within a longer text begins a cell of its own.
    private static string WithCells(Notebook notebook, string template)
    {
        const string Summary = "## Summary";
        IReadOnlyList<Cell> added = Notebook.Parse(template).Cells;
        var cells = notebook.Cells.ToList();
        int summary = cells.FindIndex(cell => cell.IsMarkdown && ("\n" + cell.Text).Contains("\n" + Summary, StringComparison.Ordinal));
        if (summary < 0)
        {
            return new Notebook([.. cells, .. added], notebook.Metadata).ToDib();
        }

        Cell whole = cells[summary];
        int start = ("\n" + whole.Text).IndexOf("\n" + Summary, StringComparison.Ordinal);
        IEnumerable<Cell> textBefore = start > 0 ? [whole with { Text = whole.Text[..start].TrimEnd() }] : [];
        return new Notebook([.. cells[..summary], .. textBefore, .. added, whole with { Text = whole.Text[start..] }, .. cells[(summary + 1)..]], notebook.Metadata).ToDib();
    }

    [GeneratedRegex(@"\bnew\(""[0-9]{2}-[a-z0-9-]+"",[^\[]*\[(?<list>[^\]]*)\]\)")]
    private static partial Regex ExerciseList();
}
