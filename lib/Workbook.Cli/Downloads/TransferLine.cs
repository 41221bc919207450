using System.Globalization;
using Workbook.Cli.Corpora;

namespace Workbook.Cli.Downloads;

/// <summary>Shows how far a download is: in one line that is written over, or, without a terminal, in a line for every tenth.</summary>
internal sealed class TransferLine(Screen screen, string name, TimeProvider clock)
{
    private const long LineWithoutTotal = 10_000_000;
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(200);

    private long _start;
    private long _startBytes;
    private long _shownStep;
    private TimeSpan _shownAt;
    private int _width;

    /// <summary>A transfer starts.</summary>
    /// <param name="bytes">What has arrived before.</param>
    /// <param name="total">The size of the file; null if unknown.</param>
    public void Begin(long bytes, long? total)
    {
        (_start, _startBytes, _shownStep, _shownAt) = (clock.GetTimestamp(), bytes, Step(bytes, total), TimeSpan.Zero);
        if (bytes > 0)
        {
            Note($"{ByteText.Of(bytes)} are there from before");
        }
    }

    /// <summary>More has arrived.</summary>
    public void Report(long bytes, long? total)
    {
        TimeSpan elapsed = clock.GetElapsedTime(_start);
        long step = Step(bytes, total);
        if (screen.IsTerminal ? elapsed - _shownAt < s_period && bytes != total : step == _shownStep)
        {
            return;
        }

        (_shownAt, _shownStep) = (elapsed, step);
        Show(Text(bytes, total, elapsed));
    }

    /// <summary>Writes a line of its own.</summary>
    public void Note(string text)
    {
        End();
        screen.Output.WriteLine($"{name}: {text}");
        screen.Output.Flush();
    }

    /// <summary>Leaves the line that is written over.</summary>
    public void End()
    {
        if (_width > 0)
        {
            screen.Output.WriteLine();
            _width = 0;
        }
    }

    private static long Step(long bytes, long? total) => total is > 0 and var all ? 10 * bytes / all : bytes / LineWithoutTotal;

    private void Show(string text)
    {
        if (screen.IsTerminal)
        {
            // A line that goes on in the next row could not be written over.
            string row = text.Length < screen.Width() ? text : text[..Math.Max(screen.Width() - 1, 1)];
            screen.Output.Write("\r" + row.PadRight(_width));
            _width = row.Length;
        }
        else
        {
            screen.Output.WriteLine(text);
        }

        screen.Output.Flush();
    }

    private string Text(long bytes, long? total, TimeSpan elapsed)
    {
        double rate = elapsed > TimeSpan.Zero ? (bytes - _startBytes) / elapsed.TotalSeconds : 0;
        string far = total is > 0 and var all
            ? string.Create(CultureInfo.InvariantCulture, $"{ByteText.Of(bytes)} of {ByteText.Of(all)}, {Math.Floor(100.0 * bytes / all):0} %")
            : ByteText.Of(bytes);
        string left = total is { } size && rate > 0 && bytes < size ? $", {Duration((size - bytes) / rate)} left" : "";
        return $"{name}: {far}, {ByteText.Of(rate)}/s{left}";
    }

    private static string Duration(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds):0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(seconds / 60):0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.0} h"),
    };
}
