using Workbook.Cli.Results;
using Workbook.Cli.Watching;

namespace Workbook.Cli.Tests.Watching;

/// <summary>The screen is full, never too wide, and shows what matters at any size.</summary>
public sealed class WatchFrameTests
{
    [Fact]
    public void ThePagesHaveTheScreensSizeWhateverThatIs()
    {
        using var scene = new WatchScene("one");
        scene.Know();
        scene.Save("two");
        scene.Grade("two", Outcome.Failed, string.Join('\n', Enumerable.Range(0, 50).Select(i => $"  wrong {i}: a rather long message about 語 that has to be wrapped")));
        scene.Press("hhh");
        foreach (string keys in new[] { "", "l", "?", "s" })
        {
            scene.Press(keys);
            foreach ((int width, int height) in new[] { (80, 24), (120, 40), (20, 8), (1, 1), (5, 3), (300, 100) })
            {
                IReadOnlyList<Line> frame = WatchFrame.Draw(scene.Model, width, height, Glyphs.Unicode);
                Assert.Equal(height, frame.Count);
                Assert.All(frame, line => Assert.InRange(TextLayout.Width(line.ToString()), 0, width));
            }

            scene.Press(ConsoleKey.Escape);
        }
    }

    [Fact]
    public void TheHeadCountsTheCourseAndTheLesson()
    {
        using var scene = new WatchScene("one");
        IReadOnlyList<string> screen = scene.Screen();
        Assert.Equal(" course ##########------------------------------- 1 of 4 exercises, 5 of 20 points", Squeeze(screen[0]));
        Assert.Equal(" 01-first  exercise 2 of 2  + [.]  5 / 10 points", screen[1]);
        Assert.Equal(" h hint  n next  p previous  l list  s solution  r reset  ? keys  q quit", screen[^1]);
    }

    [Fact]
    public void LongFeedbackScrollsAndSaysHowMuchThereIs()
    {
        using var scene = new WatchScene();
        scene.Save("one");
        scene.Grade("one", Outcome.Failed, string.Join('\n', Enumerable.Range(1, 40).Select(i => $"line {i}.")));
        Assert.Contains("line 1.", scene.Text());
        Assert.Contains(" more lines v ", scene.Text());
        scene.Press(ConsoleKey.End);
        Assert.Contains("line 40.", scene.Text());
        Assert.DoesNotContain(" more line", scene.Text());
        scene.Press(ConsoleKey.UpArrow);
        Assert.Contains("-- 1 more line v ", scene.Text());
        scene.Press(ConsoleKey.Home);
        Assert.Contains("line 1.", scene.Text());
        scene.Know();
        scene.Press("h");
        Assert.Contains("Hint 1 of 3", scene.Text());
    }

    [Fact]
    public void TheCursorOfALongListIsAlwaysInView()
    {
        using var scene = new WatchScene();
        scene.Press("l");
        foreach (ConsoleKey key in new[] { ConsoleKey.End, ConsoleKey.UpArrow, ConsoleKey.Home, ConsoleKey.DownArrow })
        {
            scene.Press(key);
            Assert.Contains("> . " + scene.Model.List.Cursor, scene.Text(height: 9));
        }
    }

    [Fact]
    public void WhatIsBeingGradedIsSaid()
    {
        using var scene = new WatchScene();
        scene.Save("one");
        scene.Model.Grading("Grading one ...", ["one"]);
        Assert.Contains("\n Grading ...\n", scene.Text());
        Assert.Contains("\n Grading one ...\n", scene.Text());
        scene.Model.Grading(null, []);
        Assert.Contains("\n Not graded yet.\n", scene.Text());
    }

    // The length of the bar is not the point here.
    private static string Squeeze(string line) => System.Text.RegularExpressions.Regex.Replace(
        System.Text.RegularExpressions.Regex.Replace(line, "#+", "##########"), "-{5,}", "-------------------------------");
}
