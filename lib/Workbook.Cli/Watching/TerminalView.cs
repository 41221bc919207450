using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Workbook.Cli.Watching;

/// <summary>
/// Draws on the whole terminal, on its second screen, so that the first is untouched when this ends. Only lines that have
/// changed are written.
/// </summary>
internal sealed class TerminalView : IWatchView
{
    private const string Enter = "\e[?1049h\e[?25l\e[2J";
    private const string Leave = "\e[0m\e[?25h\e[?1049l";

    private static readonly int s_stop = OperatingSystem.IsMacOS() ? 17 : 19;

    private readonly TextWriter _output;
    private readonly bool _hasColours;
    private readonly Func<(int Width, int Height)> _size;
    private readonly Glyphs _glyphs;
    private readonly Lock _lock = new();
    private readonly List<PosixSignalRegistration> _signals = [];
    private string[] _shown = [];
    private (int Version, int Width, int Height) _last = (-1, 0, 0);

    /// <summary>Takes the terminal.</summary>
    public TerminalView(TextWriter output, bool hasColours, Func<(int Width, int Height)> size, Glyphs glyphs)
    {
        (_output, _hasColours, _size, _glyphs) = (output, hasColours, size, glyphs);
        Write(Enter);
        if (!OperatingSystem.IsWindows())
        {
            _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGTSTP, Suspend));
            _signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => Restart()));
        }
    }

    public void Show(WatchModel model)
    {
        while (model.TryAnnounce(out _))
        {
            // The screen shows it all anyway.
        }

        (int width, int height) = _size();
        lock (_lock)
        {
            if (_last == (model.Version, width, height))
            {
                return;
            }

            bool isResized = (_last.Width, _last.Height) != (width, height);
            _last = (model.Version, width, height);
            Paint([.. WatchFrame.Draw(model, width, height, _glyphs).Select(Encode)], isResized);
        }
    }

    /// <summary>Gives the terminal back as it was.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }

        Write(Leave);
    }

    // Ctrl+Z. A runtime that has handled the signal does not stop by itself any more.
    private void Suspend(PosixSignalContext context)
    {
        context.Cancel = true;
        Write(Leave);
        SendSignal(Environment.ProcessId, s_stop);
    }

    // After fg.
    private void Restart()
    {
        lock (_lock)
        {
            Write(Enter);
            _last = (-1, 0, 0);
        }
    }

    private void Paint(string[] lines, bool isResized)
    {
        var text = new StringBuilder(isResized ? "\e[0m\e[2J" : "");
        for (int i = 0; i < lines.Length; i++)
        {
            if (isResized || i >= _shown.Length || _shown[i] != lines[i])
            {
                text.Append(CultureInfo.InvariantCulture, $"\e[{i + 1};1H{lines[i]}\e[0m\e[K");
            }
        }

        _shown = lines;
        Write(text.ToString());
    }

    private string Encode(Line line) => string.Concat(line.Spans.Select(span => Code(span.Ink) is { } code ? $"\e[{code}m{span.Text}\e[0m" : span.Text));

    private string? Code(Ink ink) => ink switch
    {
        Ink.Strong => "1",
        Ink.Plain => null,
        _ when !_hasColours => null,
        Ink.Faint => "2",
        Ink.Good => "32",
        Ink.Bad => "31",
        Ink.Note => "33",
        Ink.Accent => "36",
        _ => null,
    };

    private void Write(string text)
    {
        if (text.Length > 0)
        {
            _output.Write(text);
            _output.Flush();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
