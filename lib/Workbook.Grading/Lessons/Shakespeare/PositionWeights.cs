using TorchSharp;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>
/// A network for checks: every character at every place of the window adds its own numbers to the logits, so that an answer
/// shows whether each was read, and in its place. It stands for a trained network, whose place it takes in microseconds.
/// </summary>
internal sealed class PositionWeights : nn.Module<Tensor, Tensor>
{
    private readonly Tensor weights;

    /// <summary>Draws the weights.</summary>
    /// <param name="random">Decides them.</param>
    /// <param name="steps">The longest window.</param>
    /// <param name="vocabulary">How many characters there are.</param>
    public PositionWeights(Random random, int steps, int vocabulary) : base(nameof(PositionWeights)) =>
        weights = Draw.Tensor(random, float32, 1, steps, vocabulary, vocabulary);

    public override Tensor forward(Tensor x)
    {
        if (x.shape.Length != 3 || x.shape[2] != weights.shape[1] || x.dtype != float32)
            throw new ArgumentException($"this network reads one-hot vectors, float32 of shape (batch, steps, {weights.shape[1]}), not {x.dtype} of shape ({string.Join(", ", x.shape)})");
        var logits = zeros(x.shape[0], weights.shape[1]);
        for (long t = 0; t < Math.Min(x.shape[1], weights.shape[0]); t++) logits = logits + x.select(1, t).mm(weights[t]);
        return logits;
    }

    /// <summary>One window as one-hot vectors (1, steps, vocabulary).</summary>
    public static Tensor Encoded(string window, Dictionary<char, long> toId) =>
        nn.functional.one_hot(tensor(window.Select(c => toId[c]).ToArray()), toId.Count).to_type(float32).unsqueeze(0);
}
