using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.LanguageModels;

/// <summary>How well a model predicts a text that it reads from the beginning to the end, its state never reset.</summary>
public static class TokenScores
{
    private const int Chunk = 256;

    /// <summary>ln of the probability of each token but the first, given all tokens before it.</summary>
    /// <param name="model">In whatever mode; it is set to evaluation while it reads.</param>
    /// <param name="ids">At least two tokens.</param>
    /// <exception cref="ArgumentException">The text has fewer than two tokens.</exception>
    public static double[] LogProbabilities(IStatefulModel model, ReadOnlyMemory<long> ids)
    {
        if (ids.Length < 2) throw new ArgumentException($"A text of {ids.Length} token(s) has nothing to predict; it takes two.", nameof(ids));
        using var evaluation = new EvaluationMode(model);
        var scores = new double[ids.Length - 1];
        Tensor[]? state = null;
        for (int start = 0; start < scores.Length; start += Chunk)
        {
            using var scope = NewDisposeScope();
            int length = Math.Min(Chunk, scores.Length - start);
            var (logits, after) = model.Read(tensor(ids.Slice(start, length).ToArray()).unsqueeze(0), state);
            var targets = tensor(ids.Slice(start + 1, length).ToArray()).unsqueeze(1);
            nn.functional.log_softmax(logits[0], 1).gather(1, targets).to_type(float64).data<double>().CopyTo(scores.AsSpan(start));
            foreach (var old in state ?? []) old.Dispose();
            state = [.. after.Select(tensor => tensor.DetachFromDisposeScope())];
        }
        foreach (var old in state ?? []) old.Dispose();
        return scores;
    }

    /// <summary>The mean of -log2 of the probability of each token but the first: bits per character, if the tokens are characters.</summary>
    /// <param name="model">In whatever mode; it is set to evaluation while it reads.</param>
    /// <param name="ids">At least two tokens.</param>
    /// <exception cref="ArgumentException">The text has fewer than two tokens.</exception>
    public static double BitsPerToken(IStatefulModel model, ReadOnlyMemory<long> ids) => -LogProbabilities(model, ids).Average() / Math.Log(2);
}
