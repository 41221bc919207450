using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Grading;

/// <summary>A learner's notebooks, one for each lesson that has exercises: one file, or all of the course, also when they are renamed or missing.</summary>
internal sealed class LessonNotebooks
{
    private readonly CourseFolder _course;
    private readonly string? _file;
    private string _names = "";

    /// <summary>Takes a file; null for the course's own notebooks.</summary>
    public LessonNotebooks(CourseFolder course, string? file) => (_course, _file) = (course, file);

    /// <summary>Whether these are all of the course.</summary>
    public bool IsCourse => _file is null;

    /// <summary>The notebooks, one for each lesson, and what there is to say about the others.</summary>
    /// <exception cref="CannotRunException">There is none.</exception>
    public (IReadOnlyList<LearnerNotebook> Notebooks, IReadOnlyList<string> Notes) Find()
    {
        _names = Names();
        var notes = new StringWriter { NewLine = "\n" };
        IReadOnlyList<LearnerNotebook> found = new LearnerNotebooks(_course, notes).Find([_file ?? _course.Notebooks]);
        LearnerNotebook[] chosen = [.. found.Concat(Missing(found)).GroupBy(notebook => notebook.Official).Select(Best).Where(HasExercises).OrderBy(notebook => notebook.Official, StringComparer.Ordinal)];
        return (chosen,
        [
            .. notes.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            .. found.Where(other => chosen.Any(notebook => notebook.Official == other.Official && notebook != other)).Select(other => $"{other.File}: left out, another notebook answers the same exercises; 'watch {other.File}' takes it alone"),
        ]);
    }

    /// <summary>Whether files have come or gone since they were last looked for.</summary>
    public bool HaveChanged() => IsCourse && Names() != _names;

    // A lesson counts, whether its notebook is there or not.
    private IEnumerable<LearnerNotebook> Missing(IReadOnlyList<LearnerNotebook> found) => !IsCourse ? [] : _course.SolutionFiles()
        .Except(found.Select(notebook => notebook.Official))
        .Select(solution => new LearnerNotebook(Path.Combine(_course.Notebooks, Path.GetFileName(solution)), solution));

    // What cannot be read is kept, so that its problem is told.
    private static bool HasExercises(LearnerNotebook notebook)
    {
        try
        {
            return Notebook.Load(notebook.Official).Cells.Any(cell => ExerciseCells.TryReadHeader(cell, out _));
        }
        catch (NotebookFormatException)
        {
            return true;
        }
    }

    private static LearnerNotebook Best(IEnumerable<LearnerNotebook> ofOneLesson) =>
        ofOneLesson.OrderByDescending(notebook => Path.GetFileName(notebook.File) == Path.GetFileName(notebook.Official)).First();

    private string Names() => Directory.Exists(_course.Notebooks)
        ? string.Join('\n', Directory.GetFiles(_course.Notebooks).Order(StringComparer.Ordinal))
        : "";
}
