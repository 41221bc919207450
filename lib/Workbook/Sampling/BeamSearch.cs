using TorchSharp;
using Workbook.LanguageModels;
using static TorchSharp.torch;

namespace Workbook.Sampling;

/// <summary>Looks for the most likely continuation by following several at once.</summary>
public static class BeamSearch
{
    /// <summary>The most likely continuations that the search finds; with a width of 1 it is the greedy choice.</summary>
    /// <param name="model">Its mode and weights are left as they are.</param>
    /// <param name="prompt">At least one token.</param>
    /// <param name="count">Tokens per continuation, fewer where <paramref name="end"/> comes first.</param>
    /// <param name="width">How many continuations are followed at once; at least 1.</param>
    /// <param name="end">A token that ends a continuation and is not part of it; its probability counts.</param>
    /// <returns>At most <paramref name="width"/> continuations, the most likely first.</returns>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The width is not positive.</exception>
    public static IReadOnlyList<Beam> Find(IStatefulModel model, IReadOnlyList<long> prompt, int count, int width, long? end = null)
    {
        Generation.RequirePrompt(prompt, count);
        if (width < 1) throw new ArgumentOutOfRangeException(nameof(width), width, "A beam search follows at least one continuation; a width of 1 is the greedy choice.");
        using var evaluation = new EvaluationMode(model);
        using var scope = NewDisposeScope();
        List<Beam> finished = [], open = [new Beam([], 0)];
        var (logits, state) = model.Read(tensor(prompt.ToArray()).unsqueeze(0));
        for (int step = 0; step < count && open.Count > 0; step++)
        {
            var chosen = Best(open, logits, width);
            finished.AddRange(chosen.Where(candidate => candidate.Token == end).Select(candidate => open[candidate.Row] with { LogProbability = candidate.Score }));
            chosen.RemoveAll(candidate => candidate.Token == end);
            open = [.. chosen.Select(candidate => new Beam([.. open[candidate.Row].Tokens, candidate.Token], candidate.Score))];
            if (open.Count == 0 || step == count - 1 || Decided(finished, open, width)) break;
            using var inner = NewDisposeScope();
            var next = model.Read(tensor(chosen.Select(candidate => candidate.Token).ToArray()).unsqueeze(1), model.Choose(state, tensor(chosen.Select(candidate => (long)candidate.Row).ToArray())));
            logits = next.Logits.MoveToOuterDisposeScope();
            state = [.. next.State.Select(part => part.MoveToOuterDisposeScope())];
        }
        return [.. finished.Concat(open).OrderByDescending(beam => beam.LogProbability).Take(width)];
    }

    /// <summary>The best ways to lengthen the open continuations by one token.</summary>
    private static List<(int Row, long Token, double Score)> Best(List<Beam> open, Tensor logits, int width)
    {
        using var scope = NewDisposeScope();
        double[] scores = nn.functional.log_softmax(logits.select(1, -1), 1).to_type(float64).data<double>().ToArray();
        int vocabulary = scores.Length / open.Count;
        var candidates = scores.Select((score, place) => (Row: place / vocabulary, Token: (long)(place % vocabulary), Score: open[place / vocabulary].LogProbability + score));
        return [.. candidates.OrderByDescending(candidate => candidate.Score).Take(width)];
    }

    /// <summary>Whether no open continuation can overtake the finished ones any more: probabilities only fall.</summary>
    private static bool Decided(List<Beam> finished, List<Beam> open, int width) =>
        finished.Count >= width && finished.OrderByDescending(beam => beam.LogProbability).ElementAt(width - 1).LogProbability >= open.Max(beam => beam.LogProbability);
}

/// <summary>A continuation and how likely it is.</summary>
/// <param name="Tokens">The tokens behind the prompt.</param>
/// <param name="LogProbability">ln of their probability together, that of the end included where it was reached.</param>
public sealed record Beam(IReadOnlyList<long> Tokens, double LogProbability);
