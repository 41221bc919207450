namespace Workbook.Training;

/// <summary>Shows a value that is updated in place: through the notebook host's hook where there is one, as plain lines where there is none.</summary>
internal sealed class LiveDisplay
{
    private static readonly TimeSpan PauseOfUpdates = TimeSpan.FromSeconds(0.25), PauseOfLines = TimeSpan.FromSeconds(5);

    private readonly Func<object, Action<object>>? show;
    private readonly TextWriter lines;
    private readonly TimeProvider clock;
    private Action<object>? update;
    private long lastShown;
    private bool shownOnce;

    /// <summary>A display of this process: the hook is <c>AppContext.GetData("workbook.display")</c>, the lines go to the console.</summary>
    public LiveDisplay(TimeProvider clock) : this(clock, AppContext.GetData("workbook.display") as Func<object, Action<object>>, Console.Out)
    {
    }

    internal LiveDisplay(TimeProvider clock, Func<object, Action<object>>? show, TextWriter lines) =>
        (this.clock, this.show, this.lines, lastShown) = (clock, show, lines, clock.GetTimestamp());

    /// <summary>Whether enough time has passed to show something new.</summary>
    public bool IsDue => show is not null && !shownOnce || clock.GetElapsedTime(lastShown) >= (show is null ? PauseOfLines : PauseOfUpdates);

    /// <summary>Shows a value in the place of the one before, or on a new line.</summary>
    public void Show(object value)
    {
        (shownOnce, lastShown) = (true, clock.GetTimestamp());
        if (show is null) lines.WriteLine(value);
        else if (update is null) update = show(value);
        else update(value);
    }
}
