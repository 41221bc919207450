using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Tests.Kernel;

/// <summary>Runs cells in this process, one after the other, in a folder of their own.</summary>
internal sealed class KernelFixture : IDisposable
{
    private readonly NotebookKernel _kernel;
    private int _number;

    public KernelFixture(string? packageFolder = null)
    {
        _kernel = new NotebookKernel(packageFolder);
        ConsoleCapture.Install();
    }

    public ScratchFolder Folder { get; } = new();

    public KernelState State { get; set; } = KernelState.Empty;

    public void Dispose() => Folder.Dispose();

    public async Task<CellRecord> RunAsync(string text, string kernel = "csharp")
    {
        var record = new CellRecord();
        var cell = new CellSource(Folder["notebook.dib"], ++_number, new Cell(kernel, text, 1), Folder.FullName);
        using (var output = new CellOutput(record.Events.Add, 100_000))
        {
            CellOutcome outcome = await Task.Run(() => _kernel.RunAsync(State, cell, output));
            State = outcome.State;
            record.Errors = outcome.Errors;
        }

        return record;
    }

    /// <summary>The plain text of what a cell that must succeed shows.</summary>
    public async Task<string> ShowAsync(string text, string kernel = "csharp")
    {
        CellRecord record = await RunAsync(text, kernel);
        Assert.True(record.Errors.Count == 0, string.Join("\n", record.Errors));
        return record.Text;
    }

    /// <summary>The only error of a cell that must fail.</summary>
    public async Task<CellError> FailAsync(string text, string kernel = "csharp") => Assert.Single((await RunAsync(text, kernel)).Errors);
}

/// <summary>What a cell did.</summary>
internal sealed class CellRecord
{
    public List<HostEvent> Events { get; } = [];

    public IReadOnlyList<CellError> Errors { get; set; } = [];

    public IEnumerable<OutputProduced> Outputs => Events.OfType<OutputProduced>();

    public string Text => string.Join("|", Outputs.Select(o => o.Data[MimeTypes.PlainText]));
}
