namespace Workbook.Cli.Watching;

/// <summary>Shows what <c>watch</c> knows.</summary>
internal interface IWatchView : IDisposable
{
    /// <summary>Shows the model as it is now. Called often; draws only what has changed.</summary>
    void Show(WatchModel model);
}

/// <summary>Plain lines, as they come: for a pipe, a file, or a terminal that cannot be drawn on.</summary>
internal sealed class PlainLinesView(TextWriter output) : IWatchView
{
    public void Show(WatchModel model)
    {
        while (model.TryAnnounce(out string text))
        {
            output.WriteLine(text);
            output.Flush();
        }
    }

    public void Dispose() => output.Flush();
}
