using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Hosting;

/// <summary>Cells that would take their process with them: the parent survives and says what happened.</summary>
public sealed class BadCellTests : IDisposable
{
    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AnEndlessLoopIsEndedAtItsTimeLimitAndWhatItPrintedIsKept()
    {
        NotebookRun run = await RunAsync(new HostLimits { CellSeconds = 1 }, "1 + 1", "Console.WriteLine(\"before\"); while (true) { }", "3");
        Assert.Equal("ran longer than 1 s; look for a loop that does not end", ErrorOf(run, 2).Message);
        Assert.Equal("before\n", run.Cells[1].Outputs[0].Data[MimeTypes.PlainText]);
        Assert.Equal([true, true, false], run.Cells.Select(c => c.Ran));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task AnExitIsNoSuccessWhateverItsCode(int code)
    {
        NotebookRun run = await RunAsync(new HostLimits(), $"Environment.Exit({code});");
        Assert.Equal($"ended the process with exit code {code} (Environment.Exit?); let the cell run to its end instead", ErrorOf(run, 1).Message);
    }

    [Fact]
    public async Task AStackOverflowNamesTheMethod()
    {
        NotebookRun run = await RunAsync(new HostLimits(), "int Down(int n) => 1 + Down(n + 1);", "Down(0)");
        Assert.Equal("overflowed the stack in Down; look for a method that calls itself without end", ErrorOf(run, 2).Message);
    }

    [Fact]
    public async Task AnExceptionOnAnotherThreadIsLocated()
    {
        NotebookRun run = await RunAsync(new HostLimits(), "1", """
            var thread = new System.Threading.Thread(() =>
                throw new FormatException("there"));
            thread.Start();
            System.Threading.Thread.Sleep(10_000);
            """);
        CellError error = ErrorOf(run, 2);
        Assert.Equal("an exception on another thread ended the process: System.FormatException: there; catch it there, or await the task", error.Message);
        Assert.Equal((2, 2, "throw new FormatException(\"there\"));"), (error.Cell, error.Line, error.Text));
    }

    [Fact]
    public async Task AnAsyncVoidExceptionIsLocated()
    {
        NotebookRun run = await RunAsync(new HostLimits(), """
            async void Fire()
            {
                await Task.Yield();
                throw new InvalidOperationException("void");
            }

            Fire();
            await Task.Delay(10_000);
            """);
        CellError error = ErrorOf(run, 1);
        Assert.Contains("System.InvalidOperationException: void", error.Message, StringComparison.Ordinal);
        Assert.Equal(4, error.Line);
    }

    [Fact]
    public async Task AFloodEndsTheCellAndTheNextOneRuns()
    {
        NotebookRun run = await RunAsync(new HostLimits { OutputPerCell = 10_000 }, "while (true) { Console.WriteLine(\"flood\"); }", "1 + 1");
        Assert.Equal("The cell printed more than 10,000 characters; print less, or build the text and write it to a file.", ErrorOf(run, 1).Message);
        Assert.InRange(run.Cells[0].Outputs.Sum(o => o.Data[MimeTypes.PlainText].Length), 9_900, 10_000);
        Assert.True(run.Cells[1].Ok);
    }

    [Fact]
    public async Task AFloodThatIgnoresTheLimitIsEnded()
    {
        NotebookRun run = await RunAsync(new HostLimits { OutputPerCell = 10_000 }, "while (true) { try { Console.WriteLine(\"flood\"); } catch { } }");
        Assert.Equal("printed more than 10,000 characters; look for a loop that prints without end", ErrorOf(run, 1).Message);
    }

    [Fact]
    public async Task AFloodOfTheRawStreamIsEnded()
    {
        NotebookRun run = await RunAsync(new HostLimits { OutputPerCell = 100_000 }, "var raw = Console.OpenStandardOutput(); while (true) { raw.Write(new byte[1000]); }");
        Assert.Equal("printed more than 100,000 characters; look for a loop that prints without end", ErrorOf(run, 1).Message);
    }

    [Fact]
    public async Task ManagedMemoryHasALimitAndTheNextCellRuns()
    {
        NotebookRun run = await RunAsync(new HostLimits { ManagedHeap = 200L << 20 },
            "long Fill() { var list = new List<byte[]>(); while (true) { list.Add(new byte[10_000_000]); } }", "Fill()", "1 + 1");
        Assert.StartsWith("the cell used more memory than the process may have", ErrorOf(run, 2).Message, StringComparison.Ordinal);
        Assert.True(run.Cells[2].Ok);
    }

    [Fact]
    public async Task NativeMemoryHasALimit()
    {
        NotebookRun run = await RunAsync(new HostLimits { WorkingSet = 500L << 20 }, """
            while (true)
            {
                var block = System.Runtime.InteropServices.Marshal.AllocHGlobal(10_000_000);
                for (int i = 0; i < 10_000_000; i += 4096) { System.Runtime.InteropServices.Marshal.WriteByte(block, i, 1); }
                System.Threading.Thread.Sleep(5);
            }
            """);
        Assert.Equal("used more than 500 MB of memory; use smaller arrays, or let go of those that are done with", ErrorOf(run, 1).Message);
    }

    [Fact]
    public async Task DeletingEveryFileOfTheFolderHarmsNoLaterCell()
    {
        NotebookRun run = await RunAsync(new HostLimits(),
            "foreach (var file in System.IO.Directory.GetFiles(\".\")) { System.IO.File.Delete(file); }", "System.IO.Directory.GetFiles(\".\").Length");
        Assert.True(run.Ok);
        Assert.Equal("0", run.Cells[1].Outputs[0].Data[MimeTypes.PlainText]);
    }

    [Fact]
    public async Task AForegroundThreadDoesNotKeepTheRunFromEnding()
    {
        NotebookRun run = await RunAsync(new HostLimits(), "new System.Threading.Thread(() => { while (true) { System.Threading.Thread.Sleep(100); } }).Start();");
        Assert.True(run.Ok);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Environment.Exit(1);")]
    public async Task ProgramsThatACellStartedEndWithIt(string after)
    {
        NotebookRun run = await RunAsync(new HostLimits(), "System.Diagnostics.Process.Start(\"sleep\", \"300\").Id", after + ";");
        int id = int.Parse(run.Cells[0].Outputs[0].Data[MimeTypes.PlainText], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(await ProcessEnd.IsGoneAsync(id));
    }

    [Fact]
    public async Task ClosingOrReplacingTheConsoleHarmsNothing()
    {
        NotebookRun run = await RunAsync(new HostLimits(), "Console.Out.Close(); Console.OpenStandardOutput().Close(); Console.WriteLine(\"still\"); Console.ReadLine()", "Console.SetOut(System.IO.TextWriter.Null);", "Console.Write(1)");
        Assert.True(run.Ok);
        Assert.Equal(["still\n", "<null>"], run.Cells[0].Outputs.Select(o => o.Data[MimeTypes.PlainText]));
    }

    [Fact]
    public async Task ACancelledRunLeavesNoProcess()
    {
        using var source = new CancellationTokenSource();
        string path = _folder.Notebook("a.dib", "System.Diagnostics.Process.GetCurrentProcess().Id", "while (true) { }");
        int id = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(() => NotebookProcess.RunAsync(new RunRequest(path), item =>
        {
            if (item is OutputProduced output)
            {
                id = int.Parse(output.Data[MimeTypes.PlainText], System.Globalization.CultureInfo.InvariantCulture);
                source.CancelAfter(200);
            }
        }, source.Token));
        Assert.True(await ProcessEnd.IsGoneAsync(id));
    }

    private static CellError ErrorOf(NotebookRun run, int cell) => Assert.Single(run.Cells.Single(c => c.Cell == cell).Errors);

    private Task<NotebookRun> RunAsync(HostLimits limits, params string[] cells) =>
        NotebookProcess.RunAsync(new RunRequest(_folder.Notebook("bad.dib", cells)) { Limits = limits });
}
