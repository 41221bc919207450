using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Workbook.Cli.Tests.Watching;

/// <summary>
/// The command line in a terminal of its own, made by the program <c>script</c> of util-linux: it has a size, sends keys,
/// and knows Ctrl+C.
/// </summary>
internal sealed class PseudoTerminal : IDisposable
{
    // Generous: the machine may have other things to do. Nothing waits that long when all is well.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ScreenBuffer _screen = new();
    private readonly SemaphoreSlim _news = new(0);
    private readonly string _nameFile;

    private PseudoTerminal(Process process, string nameFile)
    {
        _process = process;
        _nameFile = nameFile;
        _ = Task.Run(ReadAsync);
    }

    /// <summary>Starts a command of the command line in a folder.</summary>
    /// <param name="folder">The current directory.</param>
    /// <param name="command">The command and its options.</param>
    /// <param name="noColour">The environment variable NO_COLOR.</param>
    public static PseudoTerminal Start(string folder, string command, string noColour = "")
    {
        string program = typeof(Screen).Assembly.Location;
        string nameFile = Path.Combine(folder, "terminal-name");
        // Ctrl+C also reaches the shell, which has to go on.
        string shell = $"trap : INT; stty rows 24 cols 80; tty > '{nameFile}'; dotnet exec '{program}' {command}; echo \"ended with $?\"; stty -a";
        var start = new ProcessStartInfo("script")
        {
            ArgumentList = { "-q", "-f", "-e", "-c", shell, "/dev/null" },
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        (start.Environment["TERM"], start.Environment["LANG"], start.Environment["LC_ALL"]) = ("xterm", "C.UTF-8", "C.UTF-8");
        (start.Environment["NO_COLOR"], start.Environment["SHELL"]) = (noColour, "/bin/sh");
        try
        {
            return new PseudoTerminal(Process.Start(start)!, nameFile);
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("The program 'script' is missing, which makes the terminal for this test; install it: apt-get install bsdutils", e);
        }
    }

    public string Text => Locked(screen => screen.Text);

    /// <summary>Types; \r is Enter, \e Escape, \u0003 Ctrl+C.</summary>
    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>Gives the terminal another size.</summary>
    public async Task ResizeAsync(int width, int height)
    {
        string name = (await File.ReadAllTextAsync(_nameFile)).Trim();
        using Process stty = Process.Start("stty", ["-F", name, "rows", $"{height}", "cols", $"{width}"]);
        await stty.WaitForExitAsync();
        Assert.Equal(0, stty.ExitCode);
    }

    /// <summary>Waits until the terminal shows a text.</summary>
    public Task SeeAsync(string text) => UntilAsync(screen => screen.Text.Contains(text, StringComparison.Ordinal), text);

    /// <summary>Waits until the command has ended, and checks that it has left the terminal as it was.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await UntilAsync(screen => screen.Text.Contains("ended with ", StringComparison.Ordinal) && screen.Text.Contains(" echo ", StringComparison.Ordinal), "the end");
        Assert.True(Locked(screen => !screen.IsSecond && screen.IsCursorVisible));
        Assert.Contains(" icanon ", Text);
        string ended = Text[(Text.IndexOf("ended with ", StringComparison.Ordinal) + "ended with ".Length)..];
        return int.Parse(ended.Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task UntilAsync(Func<ScreenBuffer, bool> condition, string what)
    {
        var patience = Stopwatch.StartNew();
        while (!Locked(condition))
        {
            if (!await _news.WaitAsync(s_patience - patience.Elapsed is { Ticks: > 0 } left ? left : TimeSpan.Zero))
            {
                Assert.Fail($"The terminal never showed '{what}'. It shows:\n{Text}");
            }
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private T Locked<T>(Func<ScreenBuffer, T> read)
    {
        lock (_screen)
        {
            return read(_screen);
        }
    }

    private async Task ReadAsync()
    {
        char[] buffer = new char[4096];
        int count;
        using var reader = new StreamReader(_process.StandardOutput.BaseStream, Encoding.UTF8);
        while ((count = await reader.ReadAsync(buffer)) > 0)
        {
            lock (_screen)
            {
                _screen.Write(new string(buffer, 0, count));
            }

            _news.Release();
        }
    }
}

/// <summary>A test that needs a terminal as Linux has them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TerminalFactAttribute : FactAttribute
{
    public TerminalFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "the terminal for this test is made by the program script of util-linux, on Linux";
}
