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
}
