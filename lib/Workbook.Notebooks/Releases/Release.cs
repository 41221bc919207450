using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Releases;

/// <summary>
/// Writes the learners' notebooks from the authored ones: solution regions become placeholders, and what a learner
/// has answered stays.
/// </summary>
public static class Release
{
    private const string Remedy = "run the command 'release'";

    /// <summary>Writes every notebook of a folder.</summary>
    /// <param name="solutionsFolder">The folder of the authored notebooks.</param>
    /// <param name="notebooksFolder">The folder to write to; made if it does not exist.</param>
    /// <param name="clock">Gives backups their time; null for the system's clock.</param>
    /// <returns>What was done. A file that cannot be read is a problem, and stays as it is.</returns>
    /// <exception cref="DirectoryNotFoundException">There is no <paramref name="solutionsFolder"/>.</exception>
    public static ReleaseReport Write(string solutionsFolder, string notebooksFolder, TimeProvider? clock = null)
    {
        var writer = new ReleaseWriter(notebooksFolder, clock ?? TimeProvider.System);
        Directory.CreateDirectory(notebooksFolder);
        foreach (string solution in Solutions(solutionsFolder))
        {
            Guard(writer.Problems, solution, () => writer.Write(solution));
        }

        return new ReleaseReport(writer.Written, writer.Unchanged,
            [.. writer.Notes, .. WithoutSolution(solutionsFolder, notebooksFolder).Select(Explain)], writer.Problems);
    }

    /// <summary>Compares the notebooks with what <see cref="Write"/> would write, cell by cell; <c>#!meta</c> does not matter.</summary>
    /// <param name="solutionsFolder">The folder of the authored notebooks.</param>
    /// <param name="notebooksFolder">The folder of the notebooks.</param>
    /// <param name="requireBlank">Whether an answered exercise, or a notebook without a solution, is a problem too.</param>
    /// <exception cref="DirectoryNotFoundException">There is no <paramref name="solutionsFolder"/>.</exception>
    public static ReleaseReport Check(string solutionsFolder, string notebooksFolder, bool requireBlank = false)
    {
        var unchanged = new List<string>();
        var problems = new List<NotebookProblem>();
        foreach (string solution in Solutions(solutionsFolder))
        {
            string target = Path.Combine(notebooksFolder, Path.GetFileName(solution));
            int before = problems.Count;
            Guard(problems, target, () => problems.AddRange(Differences(solution, target, requireBlank)));
            if (problems.Count == before)
            {
                unchanged.Add(target);
            }
        }

        string[] extra = [.. WithoutSolution(solutionsFolder, notebooksFolder)];
        problems.AddRange(extra.Where(_ => requireBlank).Select(file =>
            new NotebookProblem(file, 0, 0, "there is no solution of this name", "delete the notebook or rename it")));
        return new ReleaseReport([], unchanged, requireBlank ? [] : [.. extra.Select(Explain)], problems);
    }

    /// <summary>The cells of an authored notebook as learners get them.</summary>
    public static IReadOnlyList<Cell> Blank(Notebook solution) => [.. solution.Cells.Select(SolutionRegions.Blank)];

    /// <summary>Misplaced solution markers of an authored notebook; one with any of them is not released.</summary>
    internal static NotebookProblem[] RegionProblems(Notebook solution) =>
        [.. Enumerable.Range(0, solution.Cells.Count).SelectMany(i => SolutionRegions.Problems(solution, i))];

    private static IEnumerable<NotebookProblem> Differences(string solutionPath, string target, bool requireBlank)
    {
        Notebook solution = Notebook.Load(solutionPath);
        NotebookProblem[] regions = RegionProblems(solution);
        if (regions.Length > 0)
        {
            return regions;
        }

        if (!File.Exists(target))
        {
            return [new NotebookProblem(target, 0, 0, "the notebook does not exist", Remedy)];
        }

        Notebook actual = Notebook.Load(target);
        IReadOnlyList<Cell> blank = Blank(solution);
        return requireBlank
            ? CellDifferences.Find(actual, blank, "commit it as the command 'release' writes it into an empty folder")
            : CellDifferences.Find(actual, ReleaseMerge.Of(blank, actual.Cells).Cells, Remedy);
    }

    private static IEnumerable<string> Solutions(string folder) =>
        Directory.GetFiles(folder, "*.dib").Order(StringComparer.Ordinal);

    private static IEnumerable<string> WithoutSolution(string solutionsFolder, string notebooksFolder) =>
        Directory.Exists(notebooksFolder)
            ? Solutions(notebooksFolder).Where(file => !File.Exists(Path.Combine(solutionsFolder, Path.GetFileName(file))))
            : [];

    private static string Explain(string file) => file + ": there is no solution of this name; the notebook is left as it is";

    // One bad file must not keep the others from their turn.
    private static void Guard(List<NotebookProblem> problems, string path, Action action)
    {
        try
        {
            action();
        }
        catch (NotebookFormatException e)
        {
            problems.Add(NotebookProblem.From(e));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new NotebookProblem(path, 0, 0, "the notebook cannot be written (" + e.Message + ")", "close the program that holds it and check its permissions"));
        }
    }
}
