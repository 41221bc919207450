using TorchSharp;

namespace Workbook.Batches;

/// <summary>
/// Batches of sequences of unequal length, such as names or sentences. Inputs are all tokens but the last, targets all but
/// the first; short rows are filled up, and what is filled up is not asked (<see cref="Batch.NoTarget"/>).
/// </summary>
public sealed class SequenceBatches : ExampleBatches
{
    private readonly IReadOnlyList<long[]> sequences;
    private readonly long padding;

    /// <summary>Prepares batches.</summary>
    /// <param name="sequences">Each at least two tokens long. To teach a network how to begin and end, put the end token at both ends: [end, w1, ..., wn, end].</param>
    /// <param name="batch">Sequences per batch; the last batch of an epoch may be smaller.</param>
    /// <param name="padding">The id that fills up short rows of the inputs.</param>
    /// <param name="seed">Decides the order of each epoch; left out, the sequences come in their order.</param>
    /// <exception cref="ArgumentException">There are no sequences, or one is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch is not positive.</exception>
    public SequenceBatches(IReadOnlyList<long[]> sequences, int batch, long padding = 0, int? seed = null) : base(sequences.Count, batch, seed)
    {
        for (int i = 0; i < sequences.Count; i++)
            if (sequences[i].Length < 2)
                throw new ArgumentException($"Sequence {i} has {sequences[i].Length} token(s); it takes two to have an input and a target. Put the end token at both ends.", nameof(sequences));
        (this.sequences, this.padding) = (sequences, padding);
    }

    private protected override string Content => $"sequences of {sequences.Sum(sequence => (long)sequence.Length)} tokens together";

    private protected override Batch Make(int[] chosen)
    {
        long[][] rows = [.. chosen.Select(example => sequences[example])];
        int steps = rows.Max(row => row.Length) - 1;
        var (inputs, targets) = (new long[rows.Length * steps], new long[rows.Length * steps]);
        Array.Fill(inputs, padding);
        Array.Fill(targets, Batch.NoTarget);
        for (int r = 0; r < rows.Length; r++)
        {
            rows[r].AsSpan(0, rows[r].Length - 1).CopyTo(inputs.AsSpan(r * steps));
            rows[r].AsSpan(1).CopyTo(targets.AsSpan(r * steps));
        }
        long asked = rows.Sum(row => row.Length - 1L);
        return new Batch(torch.tensor(inputs).reshape(rows.Length, steps), torch.tensor(targets).reshape(rows.Length, steps)) { Asked = asked, Tokens = asked };
    }
}
