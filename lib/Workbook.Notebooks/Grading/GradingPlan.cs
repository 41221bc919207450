using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Grading;

/// <summary>One exercise of the official notebook and the learner's answer to it.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Points">Points for a full answer.</param>
/// <param name="Solution">The official cell.</param>
internal sealed record PlannedExercise(string Id, double Points, CellSource Solution)
{
    /// <summary>The official check: the next code cell after the solution; null if there is none.</summary>
    public CellSource? Check { get; init; }

    /// <summary>The learner's cell; null if there is not exactly one, then <see cref="Problem"/> says why.</summary>
    public CellSource? Answer { get; init; }

    /// <summary>Why there is nothing to grade; null if there is.</summary>
    public CellError? Problem { get; init; }
}

/// <summary>What a grading run executes: the set-up cells of the official notebook and, for each exercise, solution, check and answer.</summary>
internal sealed class GradingPlan
{
    private GradingPlan(IReadOnlyList<CellSource> setup, IReadOnlyList<PlannedExercise> exercises, LearnerAnswers answers)
    {
        IReadOnlyList<string> ids = [.. exercises.Select(e => e.Id)];
        Setup = setup;
        Exercises = [.. exercises.Select(e => answers.AddTo(e, ids))];
        Notes = answers.Unknown(ids);
        LearnerCells = answers.Cells;
    }

    /// <summary>The loader cell (the first code cell) and all set-up cells of the official notebook, in order.</summary>
    public IReadOnlyList<CellSource> Setup { get; }

    /// <summary>The exercises in the order of the official notebook.</summary>
    public IReadOnlyList<PlannedExercise> Exercises { get; }

    /// <summary>Exercise cells of the learner's that answer no exercise of the official notebook.</summary>
    public IReadOnlyList<CellError> Notes { get; }

    /// <summary>All cells of the learner's notebook.</summary>
    public IReadOnlyList<CellSource> LearnerCells { get; }

    /// <summary>Reads both notebooks.</summary>
    /// <exception cref="NotebookFormatException">One of them is missing or broken.</exception>
    public static GradingPlan Load(string official, string learner)
    {
        Notebook officialNotebook = Notebook.Load(Path.GetFullPath(official));
        Notebook learnerNotebook = Notebook.Load(Path.GetFullPath(learner));
        IReadOnlyList<CellSource> cells = CellSource.AllOf(officialNotebook);
        string folder = Path.GetDirectoryName(Path.GetFullPath(official))!;
        var answers = new LearnerAnswers(CellSource.AllOf(learnerNotebook, folder));
        List<PlannedExercise> exercises = [.. cells.Where(IsExercise).Select(cell => Plan(cell, cells))];
        return new GradingPlan(SetupOf(cells), exercises, answers);
    }

    private static PlannedExercise Plan(CellSource solution, IReadOnlyList<CellSource> cells)
    {
        ExerciseCells.TryReadHeader(solution.Cell, out ExerciseHeader? header);
        return new PlannedExercise(header!.Id, header.Points, solution)
        {
            Check = cells.Skip(solution.Number).FirstOrDefault(cell => cell.Cell.IsCSharp),
        };
    }

    private static List<CellSource> SetupOf(IReadOnlyList<CellSource> cells)
    {
        CellSource? loader = cells.FirstOrDefault(cell => cell.Cell.IsCSharp);
        return [.. cells.Where(cell => ExerciseCells.IsSetup(cell.Cell) || (cell == loader && !IsExercise(cell)))];
    }

    private static bool IsExercise(CellSource cell) => ExerciseCells.TryReadHeader(cell.Cell, out _);
}
