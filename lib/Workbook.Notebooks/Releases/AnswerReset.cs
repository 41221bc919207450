using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Releases;

/// <summary>Takes a learner's answer back to the blank cell.</summary>
public static class AnswerReset
{
    /// <summary>Replaces the exercise's cell by the released one, after a copy of the notebook was made.</summary>
    /// <param name="official">The authored notebook.</param>
    /// <param name="learner">The learner's notebook, a .dib file.</param>
    /// <param name="exercise">The exercise's id.</param>
    /// <param name="clock">Gives the copy its time; null for the system's clock.</param>
    /// <returns>The copy.</returns>
    /// <exception cref="NotebookFormatException">One of the notebooks is missing or broken, or the learner's has not exactly one cell for the exercise, or is no .dib file; nothing was changed.</exception>
    /// <exception cref="IOException">The copy or the notebook cannot be written.</exception>
    public static string Write(string official, string learner, string exercise, TimeProvider? clock = null)
    {
        if (Path.GetExtension(learner) != ".dib")
        {
            throw new NotebookFormatException(learner, 0, "only .dib notebooks can be written", "copy the blank cell from the notebook that 'release' writes");
        }

        Cell blank = Release.Blank(Notebook.Load(official)).First(cell => IsOf(cell, exercise));
        var notebook = Notebook.Load(learner);
        int[] found = [.. Enumerable.Range(0, notebook.Cells.Count).Where(i => IsOf(notebook.Cells[i], exercise))];
        if (found is not [var index])
        {
            throw new NotebookFormatException(learner, 0, $"{found.Length} cells answer the exercise '{exercise}'", "keep one of them; the command release restores a missing one");
        }

        var next = new Notebook([.. notebook.Cells.Select((cell, i) => i == index ? blank : cell)], notebook.Metadata, learner);
        _ = next.ToDib();
        string copy = Backups.Add(learner, (clock ?? TimeProvider.System).GetLocalNow());
        next.Save(learner);
        return copy;
    }

    private static bool IsOf(Cell cell, string exercise) => ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header) && header.Id == exercise;
}
