using Workbook.Cli;
using Workbook.Cli.Commands;
using Workbook.Cli.Courses;

namespace Pages.Tests;

/// <summary>
/// Pages to look at, in a browser that is open for all tests: those of quick lessons, exported now; or those of a whole site that was
/// exported before, if the environment variable <c>WORKBOOK_SITE</c> names its folder.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private static readonly string[] s_quick = ["00-start-here", "02-rnn-forward", "08-embeddings-and-glove", "12-jazz"];
    private Browsing.Chromium? _browser;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pages-");

    /// <summary>The folder of pictures for people, from the environment variable <c>WORKBOOK_PICTURES</c>; null for none.</summary>
    public static string? Pictures { get; } = Environment.GetEnvironmentVariable("WORKBOOK_PICTURES");

    /// <summary>The pages, full paths.</summary>
    public IReadOnlyList<string> Files { get; private set; } = [];

    internal Browsing.Chromium Browser => _browser ?? throw new InvalidOperationException("The browser is not open.");

    /// <summary>A place for a test's own files.</summary>
    public string this[string name] => Path.Combine(_folder.FullName, name);

    public async Task InitializeAsync()
    {
        _browser = await Browsing.Chromium.StartAsync();
        string folder = Environment.GetEnvironmentVariable("WORKBOOK_SITE") ?? await ExportAsync();
        Files = [.. Directory.GetFiles(folder, "*.html").Order(StringComparer.Ordinal)];
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    /// <summary>Keeps a picture for people, if they want any.</summary>
    public static void SavePicture(string name, byte[] bytes)
    {
        if (Pictures is { } folder)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }
    }

    /// <summary>Runs a command of the command line; what it says on standard error is part of the failure.</summary>
    public static async Task<int> CommandAsync(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int exitCode = await CommandLine.RunAsync(arguments, new Screen(output, error, IsTerminal: false));
        Assert.True(error.ToString().Length == 0, error.ToString());
        return exitCode;
    }

    /// <summary>An authored notebook.</summary>
    public static string Solution(string name) => Path.Combine(CourseFolder.Find().Root, "solutions", name + ".dib");

    private async Task<string> ExportAsync()
    {
        Directory.CreateDirectory(this["site"]);
        foreach (string lesson in s_quick)
        {
            Assert.Equal(0, await CommandAsync("export", Solution(lesson), "--to", "html", "--output", this[$"site/{lesson}.html"]));
        }

        return this["site"];
    }
}
