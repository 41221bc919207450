using Workbook.Cli.Progress;
using Workbook.Cli.Results;

namespace Workbook.Cli.Tests;

/// <summary><c>--seed</c> repeats a result, <c>--jobs</c> says how many notebooks are worked on at once.</summary>
public class SeedAndJobsTests
{
    // The answer shows what it draws in the feedback, as checks do with their inputs.
    private const string Draw = "    return new Random((int)(long)AppContext.GetData(\"workbook.seed\")).Next(1000, 1000000);";

    [Fact]
    public async Task TheSameSeedGivesTheSameFeedbackAndAnotherOneOthers()
    {
        using FakeCourse course = await FakeCourse.GoodAsync();
        course.Write("notebooks/01-first.dib", FakeCourse.Loader + FakeCourse.Exercise("one", Draw, 1));
        string first = await FeedbackAsync(course, "7");
        Assert.StartsWith("  expected 1, got ", first);
        Assert.Equal(first, await FeedbackAsync(course, "7"));
        Assert.NotEqual(first, await FeedbackAsync(course, "8"));
    }

    [Fact]
    public async Task WithoutASeedOneIsDrawnAndNamedAndBringsTheSameFeedbackBack()
    {
        using FakeCourse course = await FakeCourse.GoodAsync();
        string file = course.Write("notebooks/01-first.dib", FakeCourse.Loader + FakeCourse.Exercise("one", Draw, 1));
        (_, string output, _) = await course.RunAsync("grade", file);
        string[] lines = output.Split('\n');
        string seed = lines[0][(lines[0].IndexOf("seed ", StringComparison.Ordinal) + "seed ".Length)..];
        Assert.Equal(lines.Single(line => line.StartsWith("  expected", StringComparison.Ordinal)), await FeedbackAsync(course, seed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task AsManyJobsAsAskedForRunAtOnceAndNotMore(int jobs)
    {
        int running = 0;
        int most = 0;
        var full = new TaskCompletionSource();
        IReadOnlyList<(string, int)> items = [.. Enumerable.Range(0, 3 * jobs).Select(i => ($"item {i}", i))];
        IReadOnlyList<NotebookResult> results = await NotebookQueue.RunAsync(items, jobs, new NoView(), WorkAsync, CancellationToken.None);
        Assert.Equal(jobs, most);
        Assert.Equal(items.Select(item => item.Item1), results.Select(result => result.Name));

        // Nobody goes on before all jobs have begun; with fewer at once this would wait for ever.
        async Task<NotebookResult> WorkAsync(int item, NotebookProgress progress, CancellationToken cancellation)
        {
            lock (items)
            {
                most = Math.Max(most, ++running);
            }

            if (running == jobs)
            {
                full.TrySetResult();
            }

            await full.Task.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
            lock (items)
            {
                running--;
            }

            return new NotebookResult(progress.Name, "");
        }
    }

    [Fact]
    public async Task TheOrderOfTheReportIsThatOfTheCourseWhateverTheJobs()
    {
        using FakeCourse course = await FakeCourse.GoodAsync();
        course.Write("notebooks/01-first.dib", FakeCourse.Loader + FakeCourse.Exercise("one", "    System.Threading.Thread.Sleep(1500); return 1;", 1));
        foreach (string jobs in new[] { "1", "2" })
        {
            (_, string output, _) = await course.RunAsync("grade", "--jobs", jobs);
            Assert.Equal(["01-first", "02-second"], output.Split('\n')[2..4].Select(line => line.Split(' ')[0]));
            Assert.EndsWith("\npoints: 5 / 10\n1 passed, 0 failed, 1 not answered\n", output);
        }
    }

    private static async Task<string> FeedbackAsync(FakeCourse course, string seed)
    {
        (_, string output, _) = await course.RunAsync("grade", "--seed", seed, course["notebooks/01-first.dib"]);
        Assert.EndsWith(", seed " + seed, output.Split('\n')[0]);
        return output.Split('\n').Single(line => line.StartsWith("  expected", StringComparison.Ordinal));
    }
}
