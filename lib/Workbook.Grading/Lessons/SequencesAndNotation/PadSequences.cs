using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.SequencesAndNotation;

/// <summary>Sentences of different lengths in one tensor, and a mask that tells words from padding.</summary>
internal sealed class PadSequences : FunctionExercise
{
    public override string Id => "pad-sequences";

    public override string Title => "Padding and mask";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["padded ids", "mask"];

    public override IReadOnlyList<string> Hints =>
    [
        "A tensor is a rectangle. How wide must it be so that no sentence loses a word, and what fills the rest of the short ones?",
        "torch.full(new long[] { batch, longest }, padId, dtype: torch.int64) is a rectangle full of padding; torch.zeros is one of zeros. The first Length entries of row i belong to sentence i.",
        "In a loop over the sentences: padded[i].narrow(0, 0, length) is a view of the beginning of row i; copy_ writes the ids into it, fill_ writes 1 into the same part of the mask.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("padded-in-front", "The padding stands before the words. In this exercise it stands after them, so that x<1> is the first word of every sentence. (Padding in front has its uses, lesson 09 shows one.)", InFront),
        new("cut-to-the-shortest", "Every sentence is cut to the length of the shortest, so words are lost. Take the longest and fill the others up.", CutToShortest),
        new("filled-with-zeros", "The rest is filled with 0, whatever padId is. In some vocabularies 0 is a word.", FilledWithZeros),
        new("mask-turned-round", "The mask is turned round: it is 1 where there is a word and 0 where there is padding, so that a loss multiplied by it counts the words.", MaskTurnedRound),
        new("mask-from-the-ids", "The mask is 0 wherever the id equals padId. That loses a real word with that id: models that pad with <eos> would never learn to end a sentence. Only the length knows what is padding.", MaskFromIds),
        new("mask-of-integers", "The mask holds the right values as integers. A loss is float32, and so is the mask it is multiplied by.", MaskOfIntegers),
        new("mask-of-booleans", "The mask holds truth values. A loss is float32, and so is the mask it is multiplied by.", MaskOfBooleans),
        new("steps-first", "Batch and steps are swapped. One sentence is one row: (batch, steps).", StepsFirst),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("each row filled up and stacked", Stacked),
        new("item by item", ItemByItem),
        new("mask from comparing positions with lengths", MaskFromPositions),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (lengths, padId) in ((int[], long)[])[([4, 2, 6], 0), ([3], 0), ([1, 5], 2), ([3, 3, 3], 0), ([2, 1], 7), ([5, 4, 1, 2, 3], 1)])
            yield return new Case($"lengths {string.Join(", ", lengths)}, padded with {padId}", lengths.Select(length => Draw.Ids(random, 9, length) + 1).ToArray(), padId);
        yield return new Case("lengths 3, 2, padded with 2, which is also the last token of each", new Tensor[] { tensor([5L, 4L, 2L]), tensor([6L, 2L]) }, 2L);
    }

    private static (Tensor padded, Tensor mask) Solve(Tensor[] sequences, long padId)
    {
        long longest = sequences.Max(sequence => sequence.shape[0]);
        var padded = full([sequences.Length, longest], padId, dtype: int64);
        var mask = zeros(sequences.Length, longest);
        for (int i = 0; i < sequences.Length; i++)
        {
            padded[i].narrow(0, 0, sequences[i].shape[0]).copy_(sequences[i]);
            mask[i].narrow(0, 0, sequences[i].shape[0]).fill_(1);
        }
        return (padded, mask);
    }

    private static (Tensor, Tensor) InFront(Tensor[] sequences, long padId)
    {
        var (padded, mask) = Solve([.. sequences.Select(sequence => sequence.flip(0))], padId);
        return (padded.flip(1), mask.flip(1));
    }

    private static (Tensor, Tensor) CutToShortest(Tensor[] sequences, long padId)
    {
        long shortest = sequences.Min(sequence => sequence.shape[0]);
        return Solve([.. sequences.Select(sequence => sequence.narrow(0, 0, shortest))], padId);
    }

    private static (Tensor, Tensor) FilledWithZeros(Tensor[] sequences, long padId) => Solve(sequences, 0);

    private static (Tensor, Tensor) MaskTurnedRound(Tensor[] sequences, long padId)
    {
        var (padded, mask) = Solve(sequences, padId);
        return (padded, 1 - mask);
    }

    private static (Tensor, Tensor) MaskFromIds(Tensor[] sequences, long padId)
    {
        var (padded, _) = Solve(sequences, padId);
        return (padded, padded.ne(padId).to_type(float32));
    }

    private static (Tensor, Tensor) MaskOfIntegers(Tensor[] sequences, long padId)
    {
        var (padded, mask) = Solve(sequences, padId);
        return (padded, mask.to_type(int64));
    }

    private static (Tensor, Tensor) MaskOfBooleans(Tensor[] sequences, long padId)
    {
        var (padded, mask) = Solve(sequences, padId);
        return (padded, mask.eq(1));
    }

    private static (Tensor, Tensor) StepsFirst(Tensor[] sequences, long padId)
    {
        var (padded, mask) = Solve(sequences, padId);
        return (padded.t(), mask.t());
    }

    private static (Tensor, Tensor) Stacked(Tensor[] sequences, long padId)
    {
        long longest = sequences.Max(sequence => sequence.shape[0]);
        var rows = sequences.Select(sequence => cat([sequence, full([longest - sequence.shape[0]], padId, dtype: int64)], 0));
        var masks = sequences.Select(sequence => cat([ones(sequence.shape[0]), zeros(longest - sequence.shape[0])], 0));
        return (stack(rows, 0), stack(masks, 0));
    }

    private static (Tensor, Tensor) ItemByItem(Tensor[] sequences, long padId)
    {
        long longest = sequences.Max(sequence => sequence.shape[0]);
        var ids = new long[sequences.Length, longest];
        var mask = new float[sequences.Length, longest];
        for (int i = 0; i < sequences.Length; i++)
            for (long t = 0; t < longest; t++)
                (ids[i, t], mask[i, t]) = t < sequences[i].shape[0] ? (sequences[i][t].item<long>(), 1f) : (padId, 0f);
        return (tensor(ids), tensor(mask));
    }

    private static (Tensor, Tensor) MaskFromPositions(Tensor[] sequences, long padId)
    {
        var (padded, _) = Solve(sequences, padId);
        var lengths = tensor(sequences.Select(sequence => sequence.shape[0]).ToArray());
        return (padded, arange(padded.shape[1]).unsqueeze(0).lt(lengths.unsqueeze(1)).to_type(float32));
    }
}
