using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Hosting;

/// <summary>Notebooks that run as they should, each in a real child process.</summary>
public sealed class RunTests : IDisposable
{
    private readonly NotebookFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task CellsShareStateAndTheirOutputsComeInOrder()
    {
        string path = _folder.Notebook("a.dib",
            "var x = 20;",
            "#!markdown\n\n# Prose is not run",
            "Console.WriteLine(\"printed\"); \"shown\".Display(); Console.Error.Write(\"late\"); x * 2 + 2");
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(path));
        Assert.True(run.Ok, string.Join("\n", run.Errors.Concat(run.Cells.SelectMany(c => c.Errors))));
        Assert.Equal([1, 3], run.Cells.Select(c => c.Cell));
        Assert.Equal(
            [("stdout", "printed\n"), (null, "shown"), ("stderr", "late"), (null, "42")],
            run.Cells[1].Outputs.Select(o => (o.Stream, o.Data[MimeTypes.PlainText])));
    }

    [Fact]
    public async Task ALibraryIsLoadedThroughAnImportedScriptWithAbsoluteReferences()
    {
        string library = typeof(System.Text.Json.JsonSerializer).Assembly.Location;
        string copy = Path.Combine(_folder.FullPath, "lib", Path.GetFileName(typeof(Xunit.Assert).Assembly.Location));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(typeof(Xunit.Assert).Assembly.Location, copy);
        _folder.Write("lib/load.csx", $"// Written by a build.\n#r \"{library}\"\n#r \"{copy}\"\nglobal using Xunit;\n");
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(_folder.Notebook("lessons.dib", "#!import lib/load.csx", "Assert.Equal(1, 1); typeof(Assert).Assembly.Location")));
        Assert.Equal(copy, run.Cells[1].Outputs[0].Data[MimeTypes.PlainText]);
    }

    [Fact]
    public async Task ARunGoesOnAfterAFailedCellUnlessItIsToldToStop()
    {
        string path = _folder.Notebook("a.dib", "throw new Exception(\"first\");", "2");
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(path));
        Assert.Equal([(true, false), (true, true)], run.Cells.Select(c => (c.Ran, c.Ok)));
        run = await NotebookProcess.RunAsync(new RunRequest(path) { StopAtFailure = true });
        Assert.Equal([(true, false), (false, false)], run.Cells.Select(c => (c.Ran, c.Ok)));
    }

    [Fact]
    public async Task AnUnknownKernelFailsItsCellOnly()
    {
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(_folder.Notebook("a.dib", "#!fsharp\n\nlet a = 1", "2", "#!html\n\n<b>x</b>")));
        Assert.Equal([false, true, true], run.Cells.Select(c => c.Ok));
        Assert.Equal(["fsharp", "csharp", "html"], run.Cells.Select(c => c.Kernel));
    }

    [Fact]
    public async Task ABrokenNotebookIsNamedBeforeAnyProcessStarts()
    {
        string path = _folder.Write("a.dib", "#!meta\n\n{ broken\n\n#!csharp\n\n1\n");
        NotebookFormatException error = await Assert.ThrowsAsync<NotebookFormatException>(() => NotebookProcess.RunAsync(new RunRequest(path)));
        Assert.StartsWith(path + "(", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CellsRunInTheFolderOfTheNotebookUnlessAnotherIsGiven()
    {
        string path = _folder.Notebook("a.dib", "Environment.CurrentDirectory");
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(path));
        Assert.Equal(_folder.FullPath, run.Cells[0].Outputs[0].Data[MimeTypes.PlainText]);
        string other = Directory.CreateDirectory(Path.Combine(_folder.FullPath, "other")).FullName;
        run = await NotebookProcess.RunAsync(new RunRequest(path) { WorkingDirectory = other });
        Assert.Equal(other, run.Cells[0].Outputs[0].Data[MimeTypes.PlainText]);
    }

    [Fact]
    public async Task AnUpdateFromALaterCellReplacesTheEarlierDisplay()
    {
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(_folder.Notebook("a.dib", "var d = display(1);", "d.Update(2); 3")));
        Assert.Equal(["2"], run.Cells[0].Outputs.Select(o => o.Data[MimeTypes.PlainText]));
        Assert.Equal(["3"], run.Cells[1].Outputs.Select(o => o.Data[MimeTypes.PlainText]));
    }

    [Fact]
    public async Task ThePathOfANotebookMayHaveBlanksAndLettersOfAnyLanguage()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullPath, "mein Kurs ü"));
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(_folder.Notebook("mein Kurs ü/a b.dib", "int n = 0;\n1 / n")));
        CellError error = Assert.Single(run.Cells[0].Errors);
        Assert.Equal((run.Path, 2), (error.File, error.Line));
    }

    [Fact]
    public async Task TextOnTheRawStreamIsKeptUntilTheEnd()
    {
        NotebookRun run = await NotebookProcess.RunAsync(new RunRequest(_folder.Notebook("a.dib", "Console.OpenStandardOutput().Write(Encoding.UTF8.GetBytes(\"raw é\"));")));
        Assert.Equal(("stdout", "raw é"), (run.Cells[0].Outputs[0].Stream, run.Cells[0].Outputs[0].Data[MimeTypes.PlainText]));
    }

    [Fact]
    public async Task AHostEndsWithItsParentAndTakesAlongWhatItsCellsStarted()
    {
        string path = _folder.Notebook("a.dib", "System.Diagnostics.Process.Start(\"sleep\", \"300\").Id", "while (true) { }");
        string name = "workbook-test-" + Guid.NewGuid().ToString("n");
        var parent = new System.IO.Pipes.NamedPipeServerStream(name, System.IO.Pipes.PipeDirection.InOut);
        using var host = System.Diagnostics.Process.Start(DotnetHost.Start("run", name, new HostLimits()))!;
        await parent.WaitForConnectionAsync();
        await parent.WriteAsync(System.Text.Encoding.UTF8.GetBytes(ProtocolJson.Write(new RunRequest(path)) + "\n"));
        using var reader = new StreamReader(parent);
        OutputProduced? shown = null;
        while (ProtocolJson.ReadEvent((await reader.ReadLineAsync())!) is var item && item is not CellStarted { Cell: 2 })
        {
            shown = item as OutputProduced ?? shown;
        }

        await parent.DisposeAsync();
        await host.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.True(await ProcessEnd.IsGoneAsync(int.Parse(shown!.Data[MimeTypes.PlainText], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void ProcessesThatRunSideBySideShareTheProcessors()
    {
        const string Variable = "OMP_NUM_THREADS";
        string? before = Environment.GetEnvironmentVariable(Variable);
        Assert.Equal(before ?? "3", DotnetHost.Start("run", "p", new HostLimits { Threads = 3 }).Environment[Variable]);
        Assert.Equal(before, DotnetHost.Start("run", "p", new HostLimits()).Environment.TryGetValue(Variable, out string? value) ? value : null);
    }

    [Fact]
    public async Task TheProgramItselfSaysHowItIsUsed()
    {
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(NotebookProcess).Assembly.Location]) { RedirectStandardError = true })!;
        Assert.Contains("lib/Workbook.Cli", await process.StandardError.ReadToEndAsync(), StringComparison.Ordinal);
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
    }
}
