using System.Globalization;
using Workbook.Cli.Progress;
using Workbook.Cli.Scores;

namespace Workbook.Cli.Watching;

/// <summary>Lays out the whole screen: progress of the course, the page, a line of news, the keys.</summary>
internal static class WatchFrame
{
    private const int HeadLines = 3;
    private const int FootLines = 2;
    private const int NewsLines = 3;

    /// <summary>As many lines as the screen has, none wider than it.</summary>
    public static IReadOnlyList<Line> Draw(WatchModel model, int width, int height, Glyphs glyphs)
    {
        int inner = Math.Max(10, width - 2);
        IReadOnlyList<Line> news = [.. News(model, inner)];
        int room = Math.Max(1, height - HeadLines - FootLines - news.Count);
        (IReadOnlyList<Line> lines, int first) = Body(model, inner, room, glyphs);
        IEnumerable<Line> shown = lines.Skip(first).Take(room);
        int below = Math.Max(0, lines.Count - first - room);
        IEnumerable<Line> frame =
        [
            .. Head(model, inner, glyphs),
            .. shown.Concat(Enumerable.Repeat(Line.Empty, room)).Take(room),
            Rule(inner, below, glyphs),
            .. news,
            new Line(WatchKeys.Legend(model.Page), Ink.Faint),
        ];
        return [.. frame.Take(height).Select(line => TextLayout.Clip(new Line([new Span(" "), .. line.Spans]), width))];
    }

    private static (IReadOnlyList<Line> Lines, int First) Body(WatchModel model, int width, int room, Glyphs glyphs)
    {
        if (model.Page == WatchPage.List)
        {
            (IReadOnlyList<Line> list, int cursor) = ListPage.Draw(model, width, glyphs);
            return (list, Math.Clamp(cursor - (room / 2), 0, Math.Max(0, list.Count - room)));
        }

        IReadOnlyList<Line> lines = [.. Text(model, width)];
        model.LimitScroll(Math.Max(0, lines.Count - room));
        return (lines, model.Scroll);
    }

    private static IEnumerable<Line> Text(WatchModel model, int width) => model.Page switch
    {
        WatchPage.Solution => Solution(model, width),
        WatchPage.Keys => KeysPage.Draw(width),
        WatchPage.Done => FinalPage.Lines(model.Lessons, model.MemoryOf).SelectMany(text => TextLayout.Wrap(text, width, 0)).Select(line => new Line(line)),
        _ => ExercisePage.Draw(model, width),
    };

    private static IEnumerable<Line> Solution(WatchModel model, int width) =>
    [
        new Line([new Span(model.TitleOf(model.Current), Ink.Strong), new Span("  a solution; others are as right", Ink.Faint)]),
        Line.Empty,
        .. model.Solution.Split('\n').SelectMany(text => TextLayout.Wrap(text, width, 8)).Select(line => new Line(line)),
    ];

    private static IEnumerable<Line> Head(WatchModel model, int width, Glyphs glyphs)
    {
        ExerciseScore[] all = [.. model.All];
        string counts = string.Create(CultureInfo.InvariantCulture,
            $"{model.Lessons.Sum(lesson => lesson.Passed)} of {all.Length} exercises, {all.Sum(score => score.Earned):0.##} of {all.Sum(score => score.Points):0.##} points");
        int bar = Math.Max(0, width - model.Name.Length - counts.Length - 2);
        double points = all.Sum(score => score.Points);
        int full = points == 0 ? 0 : (int)(bar * all.Sum(score => score.Earned) / points);
        yield return new Line(
        [
            new Span(model.Name + " "),
            new Span(new string(glyphs.Full, full), Ink.Good),
            new Span(new string(glyphs.Rest, bar - full), Ink.Faint),
            new Span(" " + counts),
        ]);
        yield return LessonLine(model, glyphs);
        yield return new Line(new string(glyphs.Rule, width), Ink.Faint);
    }

    private static Line LessonLine(WatchModel model, Glyphs glyphs)
    {
        LessonScores lesson = model.CurrentLesson;
        int number = 1 + lesson.Exercises.TakeWhile(exercise => exercise.Id != model.CurrentId).Count();
        var spans = new List<Span> { new(lesson.Notebook.Name, Ink.Strong), new(string.Create(CultureInfo.InvariantCulture, $"  exercise {number} of {lesson.Exercises.Count} ")) };
        foreach (ExerciseScore exercise in lesson.Exercises)
        {
            (char mark, Ink ink) = ListPage.MarkOf(exercise, glyphs);
            bool isHere = exercise.Id == model.CurrentId;
            spans.AddRange([new Span(isHere ? "[" : " "), new Span(mark.ToString(), ink), new Span(isHere ? "]" : " ")]);
        }

        spans.Add(new Span(string.Create(CultureInfo.InvariantCulture, $"  {Column.Points(lesson.Earned, lesson.Points)} points"), Ink.Faint));
        return new Line(spans);
    }

    private static Line Rule(int width, int below, Glyphs glyphs)
    {
        string more = below == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{glyphs.Rule}{glyphs.Rule} {below} more {(below == 1 ? "line" : "lines")} {glyphs.More} ");
        return new Line(more + new string(glyphs.Rule, Math.Max(0, width - more.Length)), Ink.Faint);
    }

    private static IEnumerable<Line> News(WatchModel model, int width)
    {
        Span news = model.AsksForReset ? new Span("Make the cell blank again? A copy of the notebook is kept. y yes, any other key no", Ink.Note)
            : model.Busy is { } busy ? new Span(busy, Ink.Accent)
            : model.Status;
        return TextLayout.Wrap(news.Text, width, 0).Take(NewsLines).Select(line => new Line(line, news.Ink));
    }
}
