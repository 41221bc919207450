using System.Globalization;
using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Releases;

/// <summary>Writes notebooks one after the other and gathers what there is to say about them.</summary>
internal sealed class ReleaseWriter(string folder, TimeProvider clock)
{
    public List<string> Written { get; } = [];

    public List<string> Unchanged { get; } = [];

    public List<string> Notes { get; } = [];

    public List<NotebookProblem> Problems { get; } = [];

    public void Write(string solutionPath)
    {
        Notebook solution = Notebook.Load(solutionPath);
        NotebookProblem[] regions = Release.RegionProblems(solution);
        string target = Path.Combine(folder, Path.GetFileName(solutionPath));
        if (regions.Length > 0)
        {
            Problems.AddRange(regions);
        }
        else if (File.Exists(target))
        {
            Update(solution, Notebook.Load(target), target);
        }
        else
        {
            new Notebook(Release.Blank(solution), solution.Metadata, target).Save(target);
            Written.Add(target);
        }
    }

    private void Update(Notebook solution, Notebook learner, string target)
    {
        var merge = ReleaseMerge.Of(Release.Blank(solution), learner.Cells);
        if (merge.KeptAnswers > 0)
        {
            Notes.Add(string.Create(CultureInfo.InvariantCulture, $"{target}: answered exercises kept: {merge.KeptAnswers}"));
        }

        if (merge.Cells.Count == learner.Cells.Count && merge.Cells.Zip(learner.Cells).All(pair => ReleaseMerge.SameCell(pair.First, pair.Second)))
        {
            Unchanged.Add(target);
            return;
        }

        // Before the backup: a text that cannot be written must leave everything as it was.
        var next = new Notebook(merge.Cells, solution.Metadata, target);
        _ = next.ToDib();
        if (merge.Lost.Count > 0 || merge.Orphans > 0)
        {
            string copy = Backups.Add(target, clock.GetLocalNow());
            Notes.Add(string.Create(CultureInfo.InvariantCulture,
                $"{target}: cells that are not in the release: {merge.Lost.Count}, answers without an exercise, now at the end: {merge.Orphans}; the file as it was is {copy}"));
        }

        next.Save(target);
        Written.Add(target);
    }
}
