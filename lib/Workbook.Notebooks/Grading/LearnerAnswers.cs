using System.Globalization;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Grading;

/// <summary>The exercise cells of a learner's notebook, by id.</summary>
internal sealed class LearnerAnswers
{
    private readonly ILookup<string, CellSource> _cells;

    /// <summary>Collects the exercise cells among the cells of a notebook.</summary>
    public LearnerAnswers(IReadOnlyList<CellSource> cells)
    {
        Cells = cells;
        _cells = cells
            .Select(cell => (Cell: cell, Header: ExerciseCells.TryReadHeader(cell.Cell, out ExerciseHeader? header) ? header : null))
            .Where(pair => pair.Header is not null)
            .ToLookup(pair => pair.Header!.Id, pair => pair.Cell, StringComparer.Ordinal);
    }

    /// <summary>All cells of the notebook.</summary>
    public IReadOnlyList<CellSource> Cells { get; }

    /// <summary>The exercise with the learner's cell, or with the reason why there is none to grade.</summary>
    public PlannedExercise AddTo(PlannedExercise exercise, IReadOnlyList<string> ids)
    {
        List<CellSource> found = [.. _cells[exercise.Id]];
        return found switch
        {
            [var only] => exercise with { Answer = only },
            [] => exercise with { Problem = Missing(exercise.Id, ids) },
            [_, var second, ..] => exercise with { Problem = Duplicate(exercise.Id, found, second) },
        };
    }

    /// <summary>An error for each exercise cell whose id the official notebook does not have.</summary>
    public IReadOnlyList<CellError> Unknown(IReadOnlyList<string> ids) =>
    [
        .. _cells.Where(group => !ids.Contains(group.Key)).SelectMany(group => group.Select(cell => At(cell,
            $"there is no exercise '{group.Key}'; the nearest is '{Spelling.Nearest(group.Key, ids)}', write its id in the cell's first line"))),
    ];

    private CellError Missing(string id, IReadOnlyList<string> ids)
    {
        CellSource? renamed = _cells.Where(group => !ids.Contains(group.Key) && Spelling.Nearest(group.Key, ids) == id)
            .SelectMany(group => group).FirstOrDefault();
        return renamed is null
            ? new CellError("notebook", Cells.Count > 0 ? Cells[0].File : "", 0, 0, "", $"no cell answers the exercise '{id}'; add a cell that starts with // EXERCISE {id} (N points), or run the command release, which restores it")
            : At(renamed, $"no cell answers the exercise '{id}', but this one has a similar id; write // EXERCISE {id} in its first line");
    }

    private static CellError Duplicate(string id, IReadOnlyList<CellSource> found, CellSource second)
    {
        string numbers = string.Join(" and ", found.Select(cell => cell.Number.ToString(CultureInfo.InvariantCulture)));
        return At(second, $"the cells {numbers} all answer the exercise '{id}'; keep one of them");
    }

    private static CellError At(CellSource cell, string message)
    {
        int line = 1 + cell.Cell.Text.Split('\n').TakeWhile(text => !text.StartsWith("// EXERCISE", StringComparison.Ordinal)).Count();
        return new CellError("notebook", cell.File, cell.Number, line, cell.LineText(line), message);
    }
}
