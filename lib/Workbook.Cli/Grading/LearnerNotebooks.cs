using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Grading;

/// <summary>Finds the notebooks to grade, and for each the authored one it belongs to.</summary>
internal sealed class LearnerNotebooks(CourseFolder course, TextWriter notes)
{
    private readonly IReadOnlyList<string> _solutions = course.SolutionFiles();
    private readonly Dictionary<string, HashSet<string>> _idsOfSolution = new(StringComparer.Ordinal);

    /// <summary>The notebooks that these arguments mean; those of the course for none.</summary>
    /// <exception cref="CannotRunException">An argument is neither file nor folder, or nothing of it can be graded.</exception>
    public IReadOnlyList<LearnerNotebook> Find(IReadOnlyList<string> arguments)
    {
        LearnerNotebook[] found = [.. arguments.DefaultIfEmpty(course.Notebooks).SelectMany(FindIn).DistinctBy(item => Path.GetFullPath(item.File))];
        if (arguments.Count == 0)
        {
            WarnOfMissing(found);
        }

        return found;
    }

    private IEnumerable<LearnerNotebook> FindIn(string argument)
    {
        if (Directory.Exists(argument))
        {
            return FindInFolder(DisplayPath.Of(argument));
        }

        string file = FileOf(argument);
        return [OfficialOf(file) is { } official ? new LearnerNotebook(file, official) : throw Unknown(file)];
    }

    // A path, or the name of one of the course's own notebooks, short if it is clear.
    private string FileOf(string argument)
    {
        string[] own = Directory.Exists(course.Notebooks) ? [.. Directory.GetFiles(course.Notebooks).Where(IsNotebook).Order(StringComparer.Ordinal)] : [];
        string[] candidates = [argument, Path.Combine(course.Notebooks, argument), Path.Combine(course.Notebooks, argument + ".dib")];
        string[] starting = [.. own.Where(file => argument.Length > 0 && Path.GetFileName(file).StartsWith(argument, StringComparison.Ordinal))];
        string? file = candidates.FirstOrDefault(File.Exists) ?? (starting is [var only] ? only : null);
        return DisplayPath.Of(file ?? throw new CannotRunException(
            starting.Length > 1 ? $"'{argument}' is the beginning of several notebooks" : $"{argument}: there is no such file, folder or notebook",
            own.Length > 0 ? "there are: " + string.Join(", ", own.Select(Path.GetFileNameWithoutExtension)) : "run 'release', which writes the notebooks into notebooks/"));
    }

    private List<LearnerNotebook> FindInFolder(string folder)
    {
        var found = new List<LearnerNotebook>();
        foreach (string file in Directory.GetFiles(folder).Where(IsNotebook).Select(DisplayPath.Of).Order(StringComparer.Ordinal))
        {
            if (OfficialOf(file) is { } official)
            {
                if (!AsksNothing(official))
                {
                    found.Add(new LearnerNotebook(file, official));
                }
            }
            else
            {
                notes.WriteLine($"{file}: not graded, it has neither the name nor an exercise of a notebook of the course; rename it if it should be");
            }
        }

        return found.Count > 0
            ? found
            : throw new CannotRunException($"{folder}: there is no notebook of the course", "run 'release', which writes the notebooks into notebooks/");
    }

    // Hidden files are drafts and locks of editors.
    private static bool IsNotebook(string file) => Path.GetExtension(file) is ".dib" or ".ipynb" && !Path.GetFileName(file).StartsWith('.');

    // By name; a renamed copy is known by its exercises.
    private string? OfficialOf(string file)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        return _solutions.FirstOrDefault(solution => Path.GetFileNameWithoutExtension(solution) == name) ?? MostAlike(file);
    }

    private string? MostAlike(string file)
    {
        HashSet<string> ids = IdsOf(file);
        return _solutions.Select(solution => (Solution: solution, Common: IdsOfSolution(solution).Count(ids.Contains)))
            .Where(candidate => candidate.Common > 0)
            .OrderByDescending(candidate => candidate.Common)
            .Select(candidate => candidate.Solution)
            .FirstOrDefault();
    }

    private HashSet<string> IdsOfSolution(string solution)
    {
        if (!_idsOfSolution.TryGetValue(solution, out HashSet<string>? ids))
        {
            _idsOfSolution[solution] = ids = IdsOf(solution);
        }

        return ids;
    }

    // An appendix; a file that cannot be read may ask something, and its error must be seen.
    private bool AsksNothing(string solution) => IdsOfSolution(solution).Count == 0 && IsReadable(solution);

    private static bool IsReadable(string file)
    {
        try
        {
            _ = Notebook.Load(file);
            return true;
        }
        catch (NotebookFormatException)
        {
            return false;
        }
    }

    private static HashSet<string> IdsOf(string file)
    {
        try
        {
            return [.. Notebook.Load(file).Cells.Select(cell => ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header) ? header.Id : null).OfType<string>()];
        }
        catch (NotebookFormatException)
        {
            // A file that cannot be read is reported where it is graded; it only cannot be recognized here.
            return [];
        }
    }

    private CannotRunException Unknown(string file) => new(
        $"{file}: this notebook has neither the name nor an exercise of a notebook of the course",
        "give it the name of the one it answers: " + string.Join(", ", _solutions.Select(Path.GetFileName)));

    private void WarnOfMissing(IReadOnlyList<LearnerNotebook> found)
    {
        foreach (string missing in _solutions.Except(found.Select(item => item.Official)).Where(solution => !AsksNothing(solution)))
        {
            notes.WriteLine($"{Path.Combine(course.Notebooks, Path.GetFileName(missing))}: the notebook does not exist, its exercises are not counted; run 'release', which restores it");
        }
    }
}
