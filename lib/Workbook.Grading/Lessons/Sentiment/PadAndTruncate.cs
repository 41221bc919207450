using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>Reviews of any length as rows of one length: padding in front, and of a long one the last words.</summary>
internal sealed class PadAndTruncate : FunctionExercise
{
    private static readonly (int[] Lengths, int Steps)[] Sizes = [([4, 2, 7], 5), ([3], 6), ([6, 1], 6), ([9, 5, 4, 3], 3), ([2, 3], 1), ([0, 2], 3)];

    public override string Id => "pad-and-truncate";

    public override string Title => "Reviews of one length";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["padded and truncated ids"];

    public override IReadOnlyList<string> Hints =>
    [
        "The result has one row per review and exactly steps columns, whatever the lengths. The last word of every review ends up in the same column: in which?",
        "Begin with a rectangle of zeros, for example new long[sequences.Length, steps]. Of a review of n words the last k = Math.Min(n, steps) fit in. They fill the last k columns, so they begin in column steps - k, with the word n - k.",
        "Two loops: over the reviews i, and over j from 0 to k - 1 with ids[i, steps - k + j] = sequences[i][... + j]. torch.tensor(ids) makes the int64 tensor.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("padded-behind", "The padding stands behind the words. The model takes the state of the last step: of a short review it would then have read padding at the end, and an RNN forgets while it reads nothing.", PaddedBehind),
        new("first-words-kept", "Of a long review the first words are kept. Keep the last ones: the verdict of a review is often in its last sentence.", FirstWordsKept),
        new("cut-and-padded-behind", "Both happen behind: the padding stands behind the words, and of a long review the first words are kept. Both belong in front, so that the last column holds the last word of every review.", CutAndPaddedBehind),
        new("one-word-short", "A review that is as long as steps or longer loses one word too many, its place taken by a zero. As many as steps words fit in.", OneWordShort),
        new("last-word-lost", "The end of a long review is missing: the last word is left out. In C# the end of a range is not part of it.", LastWordLost),
        new("width-of-the-longest", "The rows are as wide as the longest review of this call. The width is given: every batch has exactly steps columns.", WidthOfTheLongest),
        new("turned-round", "The words stand in reverse order. Turning a review round brings its end into place, but then it must be turned back.", TurnedRound),
        new("real-numbers", "The ids came back as real numbers. An embedding looks up rows by whole numbers: int64.", RealNumbers),
        new("steps-first", "Steps and batch are swapped. One review is one row: (batch, steps).", StepsFirst),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("rows put together and stacked", Stacked),
        new("copied into one array", CopiedIntoOneArray),
        new("turned round, padded behind, turned back", TurnedTwice),
    ];

    public override IEnumerable<Case> Cases(Random random) => Sizes.Select(size => new Case(
        $"lengths {string.Join(", ", size.Lengths)}, steps {size.Steps}", size.Lengths.Select(length => Ids(random, length)).ToArray(), size.Steps));

    /// <summary>Ids from 1 on, neighbours always different, so that a shifted or reversed row is seen.</summary>
    private static long[] Ids(Random random, int length)
    {
        int first = random.Next(1, 9);
        return [.. Enumerable.Range(0, length).Select(i => (long)first + i * 9 + random.Next(9))];
    }

    /// <summary>Fills rows from the last column on: so many columns per row, and of each review so many words that end so far before its end.</summary>
    private static long[,] Fill(long[][] sequences, int steps, Func<long[], IEnumerable<long>> words)
    {
        var ids = new long[sequences.Length, steps];
        for (int i = 0; i < sequences.Length; i++)
        {
            long[] chosen = [.. words(sequences[i])];
            for (int j = 0; j < chosen.Length; j++) ids[i, steps - chosen.Length + j] = chosen[j];
        }
        return ids;
    }

    private static Tensor Solve(long[][] sequences, int steps) => tensor(Fill(sequences, steps, words => words.TakeLast(steps)));

    private static Tensor PaddedBehind(long[][] sequences, int steps)
    {
        var ids = new long[sequences.Length, steps];
        for (int i = 0; i < sequences.Length; i++)
        {
            long[] kept = [.. sequences[i].TakeLast(steps)];
            for (int j = 0; j < kept.Length; j++) ids[i, j] = kept[j];
        }
        return tensor(ids);
    }

    private static Tensor CutAndPaddedBehind(long[][] sequences, int steps) =>
        PaddedBehind([.. sequences.Select(words => words.Take(steps).ToArray())], steps);

    private static Tensor FirstWordsKept(long[][] sequences, int steps) => tensor(Fill(sequences, steps, words => words.Take(steps)));

    private static Tensor OneWordShort(long[][] sequences, int steps) => tensor(Fill(sequences, steps, words => words.TakeLast(Math.Min(words.Length, steps - 1))));

    private static Tensor LastWordLost(long[][] sequences, int steps) =>
        tensor(Fill(sequences, steps, words => words.Length <= steps ? words : words.SkipLast(1).TakeLast(steps)));

    private static Tensor WidthOfTheLongest(long[][] sequences, int steps) => Solve(sequences, sequences.Max(words => words.Length));

    private static Tensor TurnedRound(long[][] sequences, int steps) => tensor(Fill(sequences, steps, words => words.TakeLast(steps).Reverse()));

    private static Tensor RealNumbers(long[][] sequences, int steps) => Solve(sequences, steps).to_type(float32);

    private static Tensor StepsFirst(long[][] sequences, int steps) => Solve(sequences, steps).t();

    private static Tensor Stacked(long[][] sequences, int steps) => stack(sequences.Select(words =>
    {
        int kept = Math.Min(words.Length, steps);
        return cat([zeros(steps - kept, dtype: int64), tensor(words[^kept..])], 0);
    }), 0);

    private static Tensor CopiedIntoOneArray(long[][] sequences, int steps)
    {
        long[] ids = new long[sequences.Length * steps];
        for (int i = 0; i < sequences.Length; i++)
        {
            int kept = Math.Min(sequences[i].Length, steps);
            Array.Copy(sequences[i], sequences[i].Length - kept, ids, (i + 1) * steps - kept, kept);
        }
        return tensor(ids).reshape(sequences.Length, steps);
    }

    private static Tensor TurnedTwice(long[][] sequences, int steps) =>
        PaddedBehind([.. sequences.Select(words => words.TakeLast(steps).Reverse().ToArray())], steps).flip(1);
}
