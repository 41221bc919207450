using System.Text.RegularExpressions;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Scaffolding;

/// <summary>A lesson without exercises: its notebook, its specification, its place in the course.</summary>
internal static partial class NewLesson
{
    /// <summary>What there is to write.</summary>
    /// <param name="course">The course it is added to.</param>
    /// <param name="name">The notebook's name without ending, such as <c>14-attention</c>.</param>
    /// <param name="title">A few words for people; null for the name's own.</param>
    /// <exception cref="CannotRunException">The name is no name of a lesson or is taken.</exception>
    public static FileChanges Plan(CourseFolder course, string name, string? title)
    {
        var sources = new LessonSources(course);
        IReadOnlyList<LessonSource> lessons = sources.All();
        KebabName words = CheckName(course, lessons, name);
        string heading = title ?? words.Title;
        var changes = new FileChanges();
        string folder = Path.Combine(sources.Folder, words.Pascal);
        changes.Create(Path.Combine(folder, words.Pascal + "Lesson.cs"), Template.Fill("LessonSpecification.txt",
            ("Name", words.Pascal), ("lesson", name), ("number", name[..2]), ("title", heading)));
        changes.Create(Path.Combine(course.Solutions, name + ".dib"), Blank(course, name, heading));
        changes.Change(sources.CourseFile, WithLesson(File.ReadAllText(sources.CourseFile), lessons, name, words.Pascal, sources));
        return changes;
    }

    private static KebabName CheckName(CourseFolder course, IReadOnlyList<LessonSource> lessons, string name)
    {
        var words = new KebabName(NumberedName().Match(name).Groups["words"].Value);
        if (words.Text.Length == 0)
        {
            throw new CannotRunException($"'{name}' is no name of a lesson", "two digits and words in kebab case, such as 14-attention");
        }

        string? taken = lessons.Select(lesson => lesson.Name).Concat(course.SolutionFiles().Select(file => Path.GetFileNameWithoutExtension(file)))
            .FirstOrDefault(other => other[..2] == name[..2]);
        return taken is not null ? throw new CannotRunException($"the number {name[..2]} is that of {taken}", "choose another number")
            : lessons.FirstOrDefault(lesson => string.Equals(lesson.FolderName, words.Pascal, StringComparison.OrdinalIgnoreCase)) is { } same
            ? throw new CannotRunException($"the folder {words.Pascal} is that of {same.Name}", "choose other words")
            : words;
    }

    // The metadata is that of the notebooks that are there, so that all of them open alike.
    private static string Blank(CourseFolder course, string name, string title)
    {
        Notebook pattern = Notebook.Load(course.SolutionFiles()[0]);
        Notebook lesson = Notebook.Parse(Template.Fill("LessonNotebook.txt", ("lesson", name), ("number", name[..2]), ("title", title)));
        return new Notebook(lesson.Cells, pattern.Metadata).ToDib();
    }

    private static string WithLesson(string text, IReadOnlyList<LessonSource> lessons, string name, string folder, LessonSources sources)
    {
        Match[] entries = [.. Entry().Matches(text).AsEnumerable()];
        if (entries.Length == 0)
        {
            throw new CannotRunException($"{DisplayPath.Of(sources.CourseFile)}: the list of the lessons was not found", "restore its lines 'Grading.Lessons.Gru.GruLesson.Spec,'");
        }

        var nameOf = lessons.ToDictionary(lesson => lesson.FolderName, lesson => lesson.Name, StringComparer.Ordinal);
        Match? next = entries.FirstOrDefault(entry => string.CompareOrdinal(nameOf.GetValueOrDefault(entry.Groups["folder"].Value), name) > 0);
        int place = next?.Index ?? entries[^1].Index + entries[^1].Length;
        return text.Insert(place, $"        Grading.Lessons.{folder}.{folder}Lesson.Spec,\n");
    }

    [GeneratedRegex("^[0-9]{2}-(?<words>[a-z][a-z0-9]*(-[a-z0-9]+)*)$")]
    private static partial Regex NumberedName();

    [GeneratedRegex(@"^ +Grading\.Lessons\.(?<folder>\w+)\.\w+\.Spec,\r?\n", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
