using Workbook.Cli.Results;
using Workbook.Cli.Scores;

namespace Workbook.Cli.Watching;

/// <summary>The list of all exercises, its filter and its cursor.</summary>
internal sealed class ExerciseList(WatchModel model)
{
    public ListFilter Filter { get; private set; } = ListFilter.All;

    /// <summary>The exercise under the cursor; null if the filter leaves none.</summary>
    public string? Cursor { get; private set; }

    /// <summary>The exercises that the filter leaves.</summary>
    public IEnumerable<ExerciseScore> Shown => model.All.Where(IsShown);

    public bool IsShown(ExerciseScore exercise) => Filter switch
    {
        ListFilter.Open => exercise.Outcome != Outcome.Passed,
        ListFilter.Done => exercise.Outcome == Outcome.Passed,
        _ => true,
    };

    /// <summary>Shows the list with the cursor on the current exercise.</summary>
    public void Open()
    {
        model.Show(WatchPage.List);
        PutCursor(model.CurrentId);
    }

    public void SetFilter(ListFilter filter)
    {
        Filter = filter;
        PutCursor(Cursor);
        model.Show(WatchPage.List);
    }

    /// <summary>Moves the cursor; it stops at both ends.</summary>
    public void Move(int lines)
    {
        string[] ids = [.. Shown.Select(exercise => exercise.Id)];
        if (ids.Length > 0)
        {
            Cursor = ids[(int)Math.Clamp((long)Array.IndexOf(ids, Cursor) + lines, 0, ids.Length - 1)];
            model.Show(WatchPage.List);
        }
    }

    private void PutCursor(string? id) => Cursor = Shown.FirstOrDefault(exercise => exercise.Id == id)?.Id ?? Shown.FirstOrDefault()?.Id;
}
