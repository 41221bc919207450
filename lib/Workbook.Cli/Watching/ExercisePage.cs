using System.Globalization;
using Workbook.Cli.Results;
using Workbook.Cli.Scores;

namespace Workbook.Cli.Watching;

/// <summary>The current exercise: where it is, how it stands, what to do, and the hints asked for.</summary>
internal static class ExercisePage
{
    private const int Hanging = 8;

    public static IEnumerable<Line> Draw(WatchModel model, int width)
    {
        ExerciseScore score = model.Current;
        return
        [
            .. Head(model, score, width),
            .. Problem(model, width),
            .. State(model, score, width),
            .. Feedback(score, width),
            .. Hints(model, width),
        ];
    }

    private static IEnumerable<Line> Head(WatchModel model, ExerciseScore score, int width)
    {
        string title = model.TitleOf(score);
        yield return new Line(title == score.Id ? [new Span(score.Id, Ink.Strong)] : [new Span(title, Ink.Strong), new Span("  " + score.Id, Ink.Faint)]);
        string cell = score.Answer.Cell == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", cell {score.Answer.Cell}");
        foreach (string line in TextLayout.Wrap(model.CurrentLesson.Notebook.File + cell + ", " + (score.Points > 0 ? string.Create(CultureInfo.InvariantCulture, $"{score.Points:0.##} points") : score.PointsInWords), width, Hanging))
        {
            yield return new Line(line, Ink.Faint);
        }

        yield return Line.Empty;
    }

    private static IEnumerable<Line> Problem(WatchModel model, int width) => model.CurrentLesson.Problem is not { } problem
        ? []
        : [.. TextLayout.Wrap(problem, width, Hanging).Select(line => new Line(line, Ink.Bad)), .. TextLayout.Wrap("As soon as that is mended and saved, the answers are graded; what follows is from before.", width, 0).Select(line => new Line(line)), Line.Empty];

    private static IEnumerable<Line> State(WatchModel model, ExerciseScore score, int width)
    {
        (string text, Ink ink) = score.Outcome switch
        {
            _ when model.IsCurrentBusy => ("Grading ...", Ink.Accent),
            Outcome.Passed => ("Passed: " + score.PointsInWords, Ink.Good),
            Outcome.Failed => ("Not yet: " + score.PointsInWords, Ink.Bad),
            Outcome.Unanswered => ("No answer yet. Replace the throw in the cell by your code, and save the notebook.", Ink.Plain),
            _ => ("Not graded yet.", Ink.Plain),
        };
        IEnumerable<Line> state = TextLayout.Wrap(text, width, 0).Select(line => new Line(line, ink));
        return score.Outcome == Outcome.Passed && !model.IsCurrentBusy
            ? state.Concat(TextLayout.Wrap(NextStep(model), width, 0).Select(line => new Line(line)))
            : state;
    }

    private static string NextStep(WatchModel model) =>
        model.NextOpen() is { } next ? $"n goes on: {model.TitleOf(next)} ({model.LessonOf(next.Id).Notebook.Name})"
        : "Every exercise is passed. n shows what you have done.";

    private static IEnumerable<Line> Feedback(ExerciseScore score, int width)
    {
        foreach (string text in score.Feedback.Length == 0 ? [] : score.Feedback.Split('\n'))
        {
            string trimmed = text.TrimStart();
            Ink ink = trimmed.StartsWith("wrong ", StringComparison.Ordinal) ? Ink.Bad
                : trimmed.StartsWith("ok ", StringComparison.Ordinal) ? Ink.Good
                : trimmed.StartsWith("It looks like this:", StringComparison.Ordinal) ? Ink.Note
                : trimmed.StartsWith("The inputs were drawn", StringComparison.Ordinal) ? Ink.Faint
                : Ink.Plain;
            foreach (string line in TextLayout.Wrap(text, width, ink is Ink.Bad or Ink.Good ? Hanging : 2))
            {
                yield return new Line(line, ink);
            }
        }
    }

    // Who has passed needs them no more.
    private static IEnumerable<Line> Hints(WatchModel model, int width)
    {
        IReadOnlyList<string> hints = model.HintsOf(model.CurrentId);
        int shown = model.Current.Outcome == Outcome.Passed ? 0 : model.HintsShown(model.CurrentId);
        for (int i = 0; i < shown; i++)
        {
            yield return Line.Empty;
            foreach (string line in TextLayout.Wrap(string.Create(CultureInfo.InvariantCulture, $"Hint {i + 1} of {hints.Count}: {hints[i]}"), width, 2))
            {
                yield return new Line(line, Ink.Accent);
            }
        }
    }
}
