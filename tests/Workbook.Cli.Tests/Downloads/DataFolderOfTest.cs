using Workbook.Cli.Corpora;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Tests.Downloads;

/// <summary>A course whose shelf holds one corpus, and the commands on it. Nothing is slow and nothing leaves this machine.</summary>
internal sealed class DataFolderOfTest : IDisposable
{
    private readonly FakeCourse _course = new();

    public DataFolderOfTest() => _course.Write("data/README.md", "# Data\n");

    public DownloadSettings Settings { get; set; } = new()
    {
        Pauses = [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero],
        Handler = () => new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false },
        Mirror = null,
    };

    public string this[string path] => _course[Path.Combine("data", "downloads", path)];

    public FakeCourse Course => _course;

    /// <summary>The files in <c>data/downloads/</c>, with slashes, sorted.</summary>
    public string[] Files => Directory.Exists(this[""])
        ? [.. Directory.EnumerateFiles(this[""], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(this[""], file).Replace('\\', '/')).Order(StringComparer.Ordinal)]
        : [];

    public Task<(int ExitCode, string Output, string Error)> GetAsync(PublishedCorpus corpus, params string[] options) => GetAsync(corpus, CancellationToken.None, options);

    public Task<(int ExitCode, string Output, string Error)> GetAsync(PublishedCorpus corpus, CancellationToken cancellation, params string[] options) =>
        RunAsync(corpus, cancellation, ["data", "get", corpus.Name, .. options]);

    public Task<(int ExitCode, string Output, string Error)> RunAsync(PublishedCorpus corpus, CancellationToken cancellation, params string[] arguments) =>
        _course.RunAsync(arguments, cancellation, new Shelf { Corpora = [corpus], Settings = Settings });

    public void Write(string path, ReadOnlySpan<byte> content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllBytes(this[path], content);
    }

    public void Dispose() => _course.Dispose();
}
