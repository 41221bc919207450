using System.Diagnostics;
using Pages.Tests.Browsing;

namespace Pages.Tests;

/// <summary>Exported Jupyter notebooks in Jupyter's own tools.</summary>
public sealed class JupyterTests(Site site) : IClassFixture<Site>
{
    private const string Remedy = "These tests use Jupyter's own tools. Install them (Debian: apt-get install jupyter-nbconvert python3-nbformat), or put the path of a Python that has nbformat and nbconvert into the environment variable JUPYTER_PYTHON.";
    private const string Lesson = "02-rnn-forward";

    private const string Summary = """
        import sys, nbformat, collections
        notebook = nbformat.read(sys.argv[1], as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        outputs = [output for cell in notebook.cells if cell.cell_type == 'code' for output in cell.outputs]
        print(notebook.nbformat, notebook.nbformat_minor, *sorted({output.output_type for output in outputs}), sum('image/svg+xml' in output.get('data', {}) for output in outputs))
        """;

    [Fact]
    public async Task AnExportedLessonIsValidAndBecomesAPage()
    {
        Assert.Equal(0, await Site.CommandAsync("export", Site.Solution(Lesson), "--to", "ipynb", "--output", site["lesson.ipynb"]));
        Assert.Equal("4 5 display_data execute_result 4", (await PythonAsync("-c", Summary, site["lesson.ipynb"])).Trim());

        await PythonAsync("-m", "nbconvert", "--to", "html", "--output", site["nbconvert.html"], site["lesson.ipynb"]);
        await using BrowserPage page = await site.Browser.OpenAsync(site["nbconvert.html"], new PageView(1280, "light"));
        Assert.Equal(4, (int)(await page.EvaluateAsync("[...document.querySelectorAll('img[alt]')].filter(e => e.src.startsWith('data:image/svg') && e.naturalWidth > 100 && e.getBoundingClientRect().width > 100).length"))!);
        Assert.Contains("sequence-cross-entropy: passed", (string?)await page.EvaluateAsync("document.body.innerText"));
        Site.SavePicture("nbconvert.png", Site.Pictures is null ? [] : await page.ScreenshotAsync());
    }

    private static async Task<string> PythonAsync(params string[] arguments)
    {
        string python = Environment.GetEnvironmentVariable("JUPYTER_PYTHON") ?? (File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3");
        using Process process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException(Remedy);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{await error}\n{Remedy}");
        return output;
    }
}
