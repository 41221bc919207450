using System.Text;
using Workbook.Cli.Commands;
using Workbook.Cli.Courses;
using static Workbook.Cli.Tests.FakeCourse;

namespace Workbook.Cli.Tests.Watching;

/// <summary><c>watch</c> whose output goes into a file or a pipe.</summary>
public sealed class WatchLinesTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task ResultsAreLinesAndCancellationIsItsEnd()
    {
        using FakeCourse course = await GoodAsync();
        using var cancellation = new CancellationTokenSource();
        var output = new SharedWriter();
        Task<int> watch = CommandLine.RunAsync(["watch"], new Screen(output, output, IsTerminal: false), new CourseFolder(course[""]), cancellation.Token);
        await UntilAsync(output, "Watching 2 notebooks.");
        course.Write("notebooks/02-second.dib", Loader + Exercise("two", "    return -2;", 2));
        await UntilAsync(output, "expected 2, got -2\n");
        Assert.Contains("\ntwo: not yet, 2.5 / 5 points (", output.ToString());
        course.Write("notebooks/02-second.dib", Loader + Exercise("two", "    return 2;", 2));
        await UntilAsync(output, "two: passed, 5 / 5 points (");
        course.Write("notebooks/02-second.dib", Loader + "#!markdown\n\nNotes\n\n" + Exercise("two", "    return 2;", 2));
        await UntilAsync(output, "02-second was saved; no answer in it has changed\n");
        await cancellation.CancelAsync();
        Assert.Equal(0, await watch);
        Assert.EndsWith("1 of 2 exercises passed, 5 / 10 points\n", output.ToString());
        Assert.DoesNotContain("\e", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerDoesNotWaitForAnotherThatNeverEnds()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("solutions/01-first.dib", Loader + Solved("one", 1) + Solved("two", 2));
        File.Delete(course["solutions/02-second.dib"]);
        File.Delete(course["notebooks/02-second.dib"]);
        string endless = Exercise("one", "    while (true) { }", 1);
        course.Write("notebooks/01-first.dib", Loader + endless + Exercise("two", "    return -2;", 2));
        using var cancellation = new CancellationTokenSource();
        var output = new SharedWriter();
        Task<int> watch = CommandLine.RunAsync(["watch", "--timeout", "600"], new Screen(output, output, IsTerminal: false), new CourseFolder(course[""]), cancellation.Token);
        await UntilAsync(output, "Watching 1 notebook.");
        course.Write("notebooks/01-first.dib", Loader + endless + Exercise("two", "    return 2;", 2));
        await UntilAsync(output, "two: passed, 5 / 5 points (");
        await cancellation.CancelAsync();
        Assert.Equal(0, await watch);
    }

    [Fact]
    public async Task WhatIsRememberedIsThereAtTheNextStartWithoutGrading()
    {
        using FakeCourse course = await GoodAsync();
        course.Write("notebooks/01-first.dib", Loader + Exercise("one", "    return 1;", 1));
        Assert.Contains("one: passed", await WatchUntilAsync(course, "one: passed"));
        string second = await WatchUntilAsync(course, "Watching 2 notebooks.");
        Assert.EndsWith("\n1 of 2 exercises passed, 5 / 10 points\n", second);
        Assert.DoesNotContain("one: passed", second);
    }

    [Fact]
    public async Task WhatIsNotThereCannotBeWatched()
    {
        using FakeCourse course = await GoodAsync();
        Assert.Equal((2, "", "no/such: there is no such file, folder or notebook; there are: 01-first, 02-second\n"), await course.RunAsync("watch", "no/such"));
        File.Delete(course["lib/bin/build-the-solution-first.csx"]);
        (int exitCode, _, string error) = await course.RunAsync("watch");
        Assert.Equal(2, exitCode);
        Assert.Contains("the library is not built", error);
    }

    private static async Task<string> WatchUntilAsync(FakeCourse course, string text)
    {
        using var cancellation = new CancellationTokenSource();
        var output = new SharedWriter();
        Task<int> watch = CommandLine.RunAsync(["watch"], new Screen(output, output, IsTerminal: false), new CourseFolder(course[""]), cancellation.Token);
        await UntilAsync(output, text);
        await cancellation.CancelAsync();
        Assert.Equal(0, await watch);
        return output.ToString();
    }

    private static async Task UntilAsync(SharedWriter output, string text)
    {
        DateTime deadline = DateTime.UtcNow + s_patience;
        while (!output.ToString().Contains(text, StringComparison.Ordinal))
        {
            Assert.True(DateTime.UtcNow < deadline, $"'{text}' never came. There is:\n{output}");
            await Task.Delay(20);
        }
    }

    /// <summary>A text that one thread writes and another reads.</summary>
    private sealed class SharedWriter : TextWriter
    {
        private readonly StringBuilder _text = new();

        public SharedWriter() => NewLine = "\n";

        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value)
        {
            lock (_text)
            {
                _text.Append(value);
            }
        }

        public override string ToString()
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }
}
