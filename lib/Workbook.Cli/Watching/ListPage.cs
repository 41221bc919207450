using System.Globalization;
using Workbook.Cli.Progress;
using Workbook.Cli.Results;
using Workbook.Cli.Scores;

namespace Workbook.Cli.Watching;

/// <summary>All exercises, under the names of their notebooks.</summary>
internal static class ListPage
{
    private const int PointsWidth = 11;

    /// <summary>The lines, and the number of the line with the cursor.</summary>
    public static (IReadOnlyList<Line> Lines, int CursorLine) Draw(WatchModel model, int width, Glyphs glyphs)
    {
        var lines = new List<Line>();
        int cursor = 0;
        foreach (LessonScores lesson in model.Lessons.Where(lesson => lesson.Exercises.Any(model.List.IsShown)))
        {
            lines.Add(new Line(string.Create(CultureInfo.InvariantCulture,
                $"{lesson.Notebook.Name}  {lesson.Passed} of {lesson.Exercises.Count}, {Column.Points(lesson.Earned, lesson.Points)} points"), Ink.Strong));
            foreach (ExerciseScore score in lesson.Exercises.Where(model.List.IsShown))
            {
                bool isHere = score.Id == model.List.Cursor;
                cursor = isHere ? lines.Count : cursor;
                lines.Add(Entry(model, score, width, glyphs, isHere));
            }
        }

        return lines.Count > 0 ? (lines, cursor) : ([new Line(model.List.Filter == ListFilter.Done ? "No exercise is passed yet." : "Every exercise is passed.")], 0);
    }

    /// <summary>The sign and the look of a state.</summary>
    public static (char Mark, Ink Ink) MarkOf(ExerciseScore score, Glyphs glyphs) => score.Outcome switch
    {
        Outcome.Passed => (glyphs.Passed, Ink.Good),
        Outcome.Failed => (glyphs.Failed, Ink.Bad),
        _ => (glyphs.Open, Ink.Faint),
    };

    private static Line Entry(WatchModel model, ExerciseScore score, int width, Glyphs glyphs, bool isHere)
    {
        (char mark, Ink ink) = MarkOf(score, glyphs);
        string title = model.TitleOf(score);
        int room = Math.Max(1, width - 4 - PointsWidth);
        string name = TextLayout.Clip(new Line(title == score.Id ? score.Id : $"{title}  {score.Id}"), room).ToString();
        string padding = new(' ', Math.Max(0, room - TextLayout.Width(name)));
        return new Line(
        [
            new Span(isHere ? "> " : "  ", Ink.Accent),
            new Span(mark + " ", ink),
            new Span(name + padding, isHere ? Ink.Strong : Ink.Plain),
            new Span(score.PointsText.PadLeft(PointsWidth), ink),
        ]);
    }
}
