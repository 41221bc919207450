namespace Workbook.Cli.Progress;

/// <summary>Shows how far the notebooks are while they run.</summary>
internal interface IProgressView
{
    /// <summary>Shows until the work is done, then the final state.</summary>
    Task ShowAsync(IReadOnlyList<NotebookProgress> rows, Task work);
}

/// <summary>Shows nothing: the standard output belongs to a report.</summary>
internal sealed class NoView : IProgressView
{
    public Task ShowAsync(IReadOnlyList<NotebookProgress> rows, Task work) => work;
}
