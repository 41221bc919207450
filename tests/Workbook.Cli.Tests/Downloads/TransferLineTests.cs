using Workbook.Cli.Downloads;

namespace Workbook.Cli.Tests.Downloads;

/// <summary>How a download's progress is shown.</summary>
public sealed class TransferLineTests
{
    private readonly StringWriter _output = new() { NewLine = "\n" };
    private readonly StoppedClock _clock = new();

    [Fact]
    public void WithoutATerminalEachTenthHasALine()
    {
        TransferLine line = Line(isTerminal: false);
        line.Begin(0, 50_000_000);
        for (int megabytes = 1; megabytes <= 50; megabytes++)
        {
            _clock.Seconds += 0.5;
            line.Report(megabytes * 1_000_000, 50_000_000);
        }

        string[] lines = _output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, lines.Length);
        Assert.Equal("words.zip: 5.0 MB of 50.0 MB, 10 %, 2.0 MB/s, 23 s left", lines[0]);
        Assert.Equal("words.zip: 50.0 MB of 50.0 MB, 100 %, 2.0 MB/s", lines[^1]);
    }

    [Fact]
    public void TheRateIsThatOfWhatArrivesNow()
    {
        TransferLine line = Line(isTerminal: false);
        line.Begin(600_000_000, 862_182_613);
        _clock.Seconds = 10;
        line.Report(700_000_000, 862_182_613);
        Assert.Equal("words.zip: 600.0 MB are there from before\nwords.zip: 700.0 MB of 862.2 MB, 81 %, 10.0 MB/s, 17 s left\n", _output.ToString());
    }

    [Fact]
    public void WithoutATotalTenMegabytesHaveALine()
    {
        TransferLine line = Line(isTerminal: false);
        line.Begin(0, null);
        _clock.Seconds = 1;
        line.Report(9_000_000, null);
        line.Report(11_000_000, null);
        Assert.Equal("words.zip: 11.0 MB, 11.0 MB/s\n", _output.ToString());
    }

    [Fact]
    public void OnATerminalOneLineIsWrittenOver()
    {
        TransferLine line = Line(isTerminal: true);
        line.Begin(0, 1_000_000_000);
        _clock.Seconds = 1;
        line.Report(100_000, 1_000_000_000);
        line.Report(200_000, 1_000_000_000);
        _clock.Seconds = 2;
        line.Report(500_000_000, 1_000_000_000);
        line.Note("the connection broke");
        Assert.Equal(
            "\rwords.zip: 100.0 kB of 1.00 GB, 0 %, 100.0 kB/s, 2.8 h left"
            + "\rwords.zip: 500.0 MB of 1.00 GB, 50 %, 250.0 MB/s, 2 s left "
            + "\nwords.zip: the connection broke\n", _output.ToString());
    }

    [Fact]
    public void OnANarrowTerminalTheLineIsCut()
    {
        TransferLine line = Line(isTerminal: true, width: 30);
        line.Begin(0, 1_000_000_000);
        _clock.Seconds = 1;
        line.Report(100_000, 1_000_000_000);
        Assert.Equal("\rwords.zip: 100.0 kB of 1.00 G", _output.ToString());
    }

    private TransferLine Line(bool isTerminal, int width = 80) => new(new Screen(_output, TextWriter.Null, isTerminal) { Width = () => width }, "words.zip", _clock);

    private sealed class StoppedClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(1000 * Seconds);
    }
}
