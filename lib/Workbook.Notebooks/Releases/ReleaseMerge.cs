using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Releases;

/// <summary>A learner's notebook brought up to the current release.</summary>
/// <param name="Cells">The cells to write.</param>
/// <param name="KeptAnswers">How many answered exercise cells of the learner are among them.</param>
/// <param name="Orphans">How many of these answer exercises that the release no longer has; they stand at the end.</param>
/// <param name="Lost">Cells of the learner's notebook whose text is not among them.</param>
internal sealed record ReleaseMerge(IReadOnlyList<Cell> Cells, int KeptAnswers, int Orphans, IReadOnlyList<Cell> Lost)
{
    /// <summary>Stands above answers to exercises that the release no longer has.</summary>
    public const string OrphansHeading = "## Your answers to exercises that are no longer in this notebook";

    /// <summary>The release with each answered exercise cell of the learner in place of the blank one.</summary>
    public static ReleaseMerge Of(IReadOnlyList<Cell> blank, IReadOnlyList<Cell> learner)
    {
        ILookup<string, Cell> byId = ExercisesById(learner);
        Cell[] current = [.. blank.Select(cell => LearnersAnswer(cell, byId) ?? cell)];
        Cell[] orphans = [.. AnswersOfNoExercise(blank, byId)];
        Cell[] cells = orphans.Length == 0 ? current : [.. current, new Cell("markdown", OrphansHeading, 0), .. orphans];
        int kept = orphans.Length + current.Zip(blank).Count(pair => !ReferenceEquals(pair.First, pair.Second));
        return new ReleaseMerge(cells, kept, orphans.Length, LostCells(learner, cells));
    }

    /// <summary>Same kernel and text; where in a file the cell stands does not matter.</summary>
    public static bool SameCell(Cell a, Cell b) => a.Kernel == b.Kernel && a.Text == b.Text;

    private static ILookup<string, Cell> ExercisesById(IReadOnlyList<Cell> cells) =>
        cells.Select(cell => (Cell: cell, Id: ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header) ? header.Id : null))
            .Where(exercise => exercise.Id is not null)
            .ToLookup(exercise => exercise.Id!, exercise => exercise.Cell, StringComparer.Ordinal);

    private static Cell? LearnersAnswer(Cell blank, ILookup<string, Cell> learner) =>
        ExerciseCells.TryReadHeader(blank, out ExerciseHeader? header)
            ? learner[header.Id].FirstOrDefault(cell => !SameCell(cell, blank) && IsAnswered(cell, SolutionRegions.CountPlaceholders(blank)))
            : null;

    // All placeholders of the release still there: nothing was answered, whatever else was changed.
    private static bool IsAnswered(Cell cell, int placeholders) => SolutionRegions.CountPlaceholders(cell) < Math.Max(placeholders, 1);

    private static IEnumerable<Cell> AnswersOfNoExercise(IReadOnlyList<Cell> blank, ILookup<string, Cell> learner)
    {
        ILookup<string, Cell> released = ExercisesById(blank);
        return learner.Where(exercise => !released.Contains(exercise.Key)).SelectMany(exercise => exercise).Where(cell => IsAnswered(cell, 1));
    }

    private static List<Cell> LostCells(IReadOnlyList<Cell> learner, IReadOnlyList<Cell> kept)
    {
        var texts = kept.Select(cell => (cell.Kernel, cell.Text)).ToHashSet();
        return [.. learner.Where(cell => !string.IsNullOrWhiteSpace(cell.Text) && !texts.Contains((cell.Kernel, cell.Text)))];
    }
}
