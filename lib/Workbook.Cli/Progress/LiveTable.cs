using Spectre.Console;
using Workbook.Cli.Results;

namespace Workbook.Cli.Progress;

/// <summary>A table on the terminal that is drawn again while the notebooks run.</summary>
internal sealed class LiveTable(IAnsiConsole console, string command) : IProgressView
{
    private static readonly TimeSpan s_period = TimeSpan.FromMilliseconds(200);

    public async Task ShowAsync(IReadOnlyList<NotebookProgress> rows, Task work)
    {
        await console.Live(Draw(rows)).AutoClear(true).StartAsync(async live =>
        {
            while (!work.IsCompleted)
            {
                await Task.WhenAny(work, Task.Delay(s_period)).ConfigureAwait(false);
                live.UpdateTarget(Draw(rows));
            }
        }).ConfigureAwait(false);

        // The live one shows no more rows than the terminal has.
        console.Write(Draw(rows));
        await work.ConfigureAwait(false);
    }

    private Table Draw(IReadOnlyList<NotebookProgress> rows)
    {
        IReadOnlyList<Column> columns = Column.Of(command);
        Table table = new Table().RoundedBorder().AddColumn("notebook");
        foreach (Column column in columns)
        {
            table.AddColumn(new TableColumn(column.Title).RightAligned());
        }

        table.AddColumn(new TableColumn("seconds").RightAligned()).AddColumn("result");
        foreach (NotebookProgress row in rows)
        {
            table.AddRow([
                Markup.Escape(row.Name),
                .. columns.Select(column => row.Result is null ? "" : Markup.Escape(column.Text(row.Result))),
                row.Seconds == 0 ? "" : Column.Seconds(row.Seconds),
                State(row)]);
        }

        return table;
    }

    private static string State(NotebookProgress row) => row.Result switch
    {
        null => "[grey]" + Markup.Escape(row.State) + "[/]",
        { } result when result.Count(Outcome.Failed) > 0 => "[red]" + Column.Result(result) + "[/]",
        { } result when result.Count(Outcome.Unanswered) > 0 => "[yellow]" + Column.Result(result) + "[/]",
        { } result => "[green]" + Column.Result(result) + "[/]",
    };
}
