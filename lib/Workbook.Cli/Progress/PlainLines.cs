using Workbook.Cli.Reports;

namespace Workbook.Cli.Progress;

/// <summary>A line for each notebook when it is done, in the order of the list.</summary>
internal sealed class PlainLines(TextWriter output, string command) : IProgressView
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(50);

    public async Task ShowAsync(IReadOnlyList<NotebookProgress> rows, Task work)
    {
        var lines = new NotebookLines(command, rows.Select(row => row.Name));
        await output.WriteLineAsync(lines.Head()).ConfigureAwait(false);
        int shown = 0;
        bool done;
        do
        {
            done = work.IsCompleted;
            for (; shown < rows.Count && rows[shown].Result is { } result; shown++)
            {
                await output.WriteLineAsync(lines.Line(result)).ConfigureAwait(false);
            }

            await Task.WhenAny(work, Task.Delay(s_period)).ConfigureAwait(false);
        }
        while (!done);

        await work.ConfigureAwait(false);
    }
}
