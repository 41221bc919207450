namespace Workbook.Batches;

/// <summary>
/// Windows of a text: each so many tokens long, with the token after them as the last target. They are places in one
/// array of ids; nothing is copied until a batch is read.
/// </summary>
public sealed class TextWindows
{
    private readonly ReadOnlyMemory<long> ids;
    private readonly int[] starts;

    /// <summary>Cuts all windows of a text.</summary>
    /// <param name="ids">The encoded text.</param>
    /// <param name="steps">Tokens per window.</param>
    /// <param name="stride">How far a window starts behind the one before; 1 gives every window there is, <paramref name="steps"/> gives windows side by side.</param>
    /// <exception cref="ArgumentOutOfRangeException">Steps or stride are not positive.</exception>
    /// <exception cref="ArgumentException">The text is empty or shorter than a window and its target.</exception>
    public TextWindows(ReadOnlyMemory<long> ids, int steps, int stride = 1) : this(ids, steps, Starts(ids.Length, steps, stride))
    {
    }

    private TextWindows(ReadOnlyMemory<long> ids, int steps, int[] starts) => (this.ids, Steps, this.starts) = (ids, steps, starts);

    /// <summary>How many windows there are.</summary>
    public int Count => starts.Length;

    /// <summary>Tokens per window.</summary>
    public int Steps { get; }

    /// <summary>The number of tokens of the text.</summary>
    public int TextLength => ids.Length;

    /// <summary>Where a window starts in the text.</summary>
    public int Start(int window) => starts[window];

    /// <summary>The tokens of a window, and behind them the one that follows.</summary>
    public ReadOnlySpan<long> WithNext(int window) => ids.Span.Slice(starts[window], Steps + 1);

    /// <summary>
    /// Holds out the last windows, as <c>validation_split</c> of Keras does before it shuffles. Only windows at the border
    /// share characters, as long as the windows are in the order of the text.
    /// </summary>
    /// <param name="share">The share of the windows that is held out, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public (TextWindows Training, TextWindows HeldOut) SplitAtEnd(double share) => Split(starts, share);

    /// <summary>
    /// Holds out windows drawn at random. With a stride below the window's length this leaks: a held-out window lies
    /// between training windows that hold nearly all of it. For demonstrations of exactly that.
    /// </summary>
    /// <param name="share">The share of the windows that is held out, above 0 and below 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of range.</exception>
    public (TextWindows Training, TextWindows HeldOut) SplitAtRandom(double share, int seed) =>
        Split([.. ShuffledOrder.Shuffled(Count, seed, 0).Select(window => starts[window])], share);

    /// <summary>How much of these windows, each with its target, the most similarly placed window of others holds as well, on average: 0 is none of it, 1 all of it.</summary>
    /// <param name="others">Windows of the same text and length.</param>
    /// <exception cref="ArgumentException">The others are windows of another text or length.</exception>
    public double OverlapWith(TextWindows others)
    {
        if (!ids.Equals(others.ids) || Steps != others.Steps) throw new ArgumentException("An overlap is between windows of the same text and the same length.", nameof(others));
        int[] sorted = [.. others.starts.Order()];
        return starts.Average(start => Math.Max(0, Steps + 1.0 - Distance(sorted, start)) / (Steps + 1));
    }

    /// <summary>Batches of these windows.</summary>
    /// <param name="batch">Windows per batch; the last batch of an epoch may be smaller.</param>
    /// <param name="targets">Which steps have a target.</param>
    /// <param name="seed">Decides the order of each epoch; left out, the windows come in their order.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive.</exception>
    public WindowBatches Batches(int batch, WindowTargets targets, int? seed = null) => new(this, batch, targets, seed);

    private (TextWindows, TextWindows) Split(int[] ordered, double share)
    {
        TextSplit.RequireShare(share);
        int training = (int)(ordered.Length * (1 - share));
        if (training == 0 || training == ordered.Length) throw new ArgumentException($"{ordered.Length} windows are too few to hold out a share of {share}.", nameof(share));
        return (new TextWindows(ids, Steps, ordered[..training]), new TextWindows(ids, Steps, ordered[training..]));
    }

    private static int Distance(int[] sorted, int start)
    {
        int place = Array.BinarySearch(sorted, start);
        if (place >= 0) return 0;
        int after = ~place;
        int right = after < sorted.Length ? sorted[after] - start : int.MaxValue;
        return after > 0 ? Math.Min(right, start - sorted[after - 1]) : right;
    }

    private static int[] Starts(int length, int steps, int stride)
    {
        if (steps < 1) throw new ArgumentOutOfRangeException(nameof(steps), steps, "A window has at least one token.");
        if (stride < 1) throw new ArgumentOutOfRangeException(nameof(stride), stride, "The stride is at least 1.");
        if (length == 0) throw new ArgumentException("The text is empty, so there are no windows to cut.", nameof(length));
        if (length <= steps) throw new ArgumentException($"A text of {length} tokens is too short for a window of {steps} and the token after it; it needs at least {steps + 1}. Choose shorter windows or a longer text.", nameof(length));
        var starts = new int[(length - steps - 1) / stride + 1];
        for (int i = 0; i < starts.Length; i++) starts[i] = i * stride;
        return starts;
    }
}
