using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pages.Tests.Browsing;

/// <summary>A Chromium without a window, driven through its DevTools protocol.</summary>
internal sealed partial class Chromium : IAsyncDisposable
{
    private const string Remedy = "These tests look at pages in Chromium. Install it (Debian: apt-get install chromium), or put the path of Chromium, Chrome or Edge into the environment variable CHROMIUM.";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

    private readonly Process _process;
    private readonly DirectoryInfo _profile;

    private Chromium(Process process, DirectoryInfo profile, DevTools tools) => (_process, _profile, Tools) = (process, profile, tools);

    public DevTools Tools { get; }

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidOperationException">It is not installed or does not start; the message says what to do.</exception>
    public static async Task<Chromium> StartAsync()
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("chromium-");
        var start = new ProcessStartInfo(Find(), ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--autoplay-policy=no-user-gesture-required", "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + profile.FullName, "about:blank"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new Chromium(process, profile, await DevTools.ConnectAsync(await AddressAsync(process)));
    }

    /// <summary>Opens a file.</summary>
    public Task<BrowserPage> OpenAsync(string path, PageView view) => BrowserPage.OpenAsync(Tools, new Uri(Path.GetFullPath(path)), view);

    public async ValueTask DisposeAsync()
    {
        await Tools.DisposeAsync();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _profile.Delete(recursive: true);
    }

    private static string Find()
    {
        string? chosen = Environment.GetEnvironmentVariable("CHROMIUM");
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return chosen ?? s_names.SelectMany(name => folders.Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(Remedy);
    }

    // It says on standard error where it listens, and goes on talking.
    private static async Task<Uri> AddressAsync(Process process)
    {
        var said = new ConcurrentQueue<string>();
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, line) =>
        {
            said.Enqueue(line.Data ?? "(end)");
            if (Listening().Match(line.Data ?? "") is { Success: true } match)
            {
                address.TrySetResult(new Uri(match.Groups["address"].Value));
            }
            else if (line.Data is null)
            {
                address.TrySetException(new InvalidOperationException($"Chromium ended without listening. It said: {string.Join('\n', said)}\n{Remedy}"));
            }
        };
        process.BeginErrorReadLine();
        return await address.Task.WaitAsync(s_patience);
    }

    [GeneratedRegex(@"DevTools listening on (?<address>ws://\S+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
