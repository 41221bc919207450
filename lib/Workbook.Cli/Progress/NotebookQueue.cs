using Workbook.Cli.Results;

namespace Workbook.Cli.Progress;

/// <summary>Does the same work for many notebooks, several at once, and shows how far it is.</summary>
internal static class NotebookQueue
{
    /// <summary>The results in the order of the items.</summary>
    /// <param name="items">What is worked on, with the name to show.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="view">Shows the progress.</param>
    /// <param name="work">Does one item.</param>
    /// <param name="cancellation">Ends it all.</param>
    public static async Task<IReadOnlyList<NotebookResult>> RunAsync<T>(
        IReadOnlyList<(string Name, T Item)> items,
        int jobs,
        IProgressView view,
        Func<T, NotebookProgress, CancellationToken, Task<NotebookResult>> work,
        CancellationToken cancellation)
    {
        NotebookProgress[] rows = [.. items.Select(item => new NotebookProgress(item.Name))];
        var options = new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation };
        Task all = Parallel.ForEachAsync(Enumerable.Range(0, items.Count), options, async (i, token) =>
        {
            rows[i].Start();
            rows[i].Finish(await work(items[i].Item, rows[i], token).ConfigureAwait(false));
        });
        await view.ShowAsync(rows, all).ConfigureAwait(false);
        return [.. rows.Select(row => row.Result!)];
    }
}
