using System.Globalization;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Diagnosis;

/// <summary>How fast the machine is, measured by a notebook: that shows at the same time that notebooks run.</summary>
internal static class Speed
{
    private const string Name = "speed";

    // Measured where the product below ran at 455 GFLOP/s: the longest lesson, 10 or 11, took 48 seconds.
    private const double LongestLesson = 48, ItsProduct = 455;

    private const string Product = """
        const int n = 512;
        double best = double.MaxValue;
        using (TorchSharp.torch.no_grad())
        {
            var left = TorchSharp.torch.randn(n, n);
            var right = TorchSharp.torch.randn(n, n);
            for (int i = 0; i < 30; i++)
            {
                long start = System.Diagnostics.Stopwatch.GetTimestamp();
                left.matmul(right).Dispose();
                best = Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
        }

        2.0 * n * n * n / best / 1e9
        """;

    public static async Task<Finding> MeasureAsync(CourseFolder course, CancellationToken cancellation)
    {
        if (!File.Exists(course.LibraryPointer))
        {
            return new Finding(Name, FindingState.NotChecked, "the library is not built");
        }

        if (!Directory.Exists(Path.GetTempPath()))
        {
            return new Finding(Name, FindingState.NotChecked, "there is no folder for temporary files");
        }

        DirectoryInfo folder = Directory.CreateTempSubdirectory("workbook-");
        try
        {
            string file = Path.Combine(folder.FullName, "speed.dib");
            new Notebook([new Cell("csharp", "#!import " + course.LibraryPointer, 1), new Cell("csharp", Product, 1)]).Save(file);
            return Judge(await NotebookProcess.RunAsync(new RunRequest(file) { StopAtFailure = true }, null, cancellation).ConfigureAwait(false));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Finding Judge(NotebookRun run)
    {
        if (!run.Ok || !double.TryParse(ResultOf(run), CultureInfo.InvariantCulture, out double speed))
        {
            CellError? error = run.Cells.SelectMany(cell => cell.Errors).Concat(run.Errors).FirstOrDefault();
            return new Finding(Name, FindingState.Missing, "a notebook that loads the library and multiplies two matrices fails: " + (error?.Message ?? "it gives no number"), Finding.Build);
        }

        double load = (run.Milliseconds - run.Cells[^1].Milliseconds) / 1000, longest = load + (LongestLesson * ItsProduct / speed);
        return new Finding(Name, FindingState.Ok, string.Create(CultureInfo.InvariantCulture,
            $"a notebook that loads the library takes {load:0.0} s; matrix product (512 x 512, float32) {speed:0} GFLOP/s; the longest lesson will take up to about {Rounded(longest)}"));
    }

    private static string Rounded(double seconds) => seconds < 90
        ? string.Create(CultureInfo.InvariantCulture, $"{10 * Math.Ceiling(seconds / 10):0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60):0} minutes");

    private static string? ResultOf(NotebookRun run) => run.Cells[^1].Outputs is [.., var last] ? last.Data.GetValueOrDefault(MimeTypes.PlainText) : null;
}
