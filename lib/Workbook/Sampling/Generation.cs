using TorchSharp;
using Workbook.LanguageModels;
using Workbook.Vocabularies;
using static TorchSharp.torch;

namespace Workbook.Sampling;

/// <summary>Lets a language model write on from a prompt, one token after the other.</summary>
public static class Generation
{
    /// <summary>Writes on, reading every token once: the model's state stands for all that was read.</summary>
    /// <param name="model">Its mode and weights are left as they are.</param>
    /// <param name="prompt">At least one token.</param>
    /// <param name="count">The most tokens to write.</param>
    /// <param name="sampler">Chooses each token.</param>
    /// <param name="stop">Tokens that end the text; they are not part of the result.</param>
    /// <returns>The tokens that were written, without the prompt.</returns>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    public static long[] Continue(IStatefulModel model, IReadOnlyList<long> prompt, int count, Sampler sampler, params long[] stop)
    {
        RequirePrompt(prompt, count);
        using var evaluation = new EvaluationMode(model);
        using var outer = NewDisposeScope();
        var written = new List<long>(count);
        var input = tensor(prompt.ToArray()).unsqueeze(0);
        Tensor[]? state = null;
        while (written.Count < count)
        {
            using var scope = NewDisposeScope();
            var (logits, after) = model.Read(input, state);
            long next = sampler.Next(logits[0, -1]);
            if (stop.Contains(next)) break;
            written.Add(next);
            foreach (var old in state ?? []) old.Dispose();
            input.Dispose();
            state = [.. after.Select(tensor => tensor.MoveToOuterDisposeScope())];
            input = tensor(new[] { next }).unsqueeze(0).MoveToOuterDisposeScope();
        }
        return [.. written];
    }

    /// <summary>Writes on as the lecture does: for each token the model reads the last tokens anew, from an empty state.</summary>
    /// <param name="model">From ids (1, steps) to logits, (1, vocabulary) or (1, steps, vocabulary).</param>
    /// <param name="prompt">At least one token.</param>
    /// <param name="window">How many of the last tokens the model reads; fewer, while there are fewer.</param>
    /// <param name="count">The most tokens to write.</param>
    /// <param name="sampler">Chooses each token.</param>
    /// <param name="stop">Tokens that end the text; they are not part of the result.</param>
    /// <returns>The tokens that were written, without the prompt.</returns>
    /// <exception cref="ArgumentException">The prompt is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The window is not positive.</exception>
    public static long[] SlideWindow(nn.Module<Tensor, Tensor> model, IReadOnlyList<long> prompt, int window, int count, Sampler sampler, params long[] stop)
    {
        RequirePrompt(prompt, count);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        using var evaluation = new EvaluationMode(model);
        List<long> text = [.. prompt];
        while (text.Count < prompt.Count + count)
        {
            using var scope = NewDisposeScope();
            long[] last = [.. text.Skip(text.Count - window)];
            var logits = model.call(tensor(last).unsqueeze(0));
            long next = sampler.Next(logits.shape.Length == 3 ? logits[0, -1] : logits[0]);
            if (stop.Contains(next)) break;
            text.Add(next);
        }
        return [.. text.Skip(prompt.Count)];
    }

    /// <summary>Writes on from a text of characters.</summary>
    /// <param name="model">A model over the characters of the vocabulary.</param>
    /// <param name="vocabulary">Its characters.</param>
    /// <param name="prompt">At least one character.</param>
    /// <param name="count">The most characters to write.</param>
    /// <param name="sampler">Chooses each character.</param>
    /// <param name="stop">A character that ends the text and is not part of the result, or null.</param>
    /// <returns>What was written, without the prompt.</returns>
    /// <exception cref="ArgumentException">The prompt is empty or holds a character outside the vocabulary.</exception>
    public static string Continue(IStatefulModel model, CharacterVocabulary vocabulary, string prompt, int count, Sampler sampler, char? stop = null) =>
        vocabulary.Decode(Continue(model, vocabulary.Encode(prompt), count, sampler, stop is { } end ? [vocabulary.Id(end)] : []));

    internal static void RequirePrompt(IReadOnlyList<long> prompt, int count)
    {
        if (prompt.Count == 0) throw new ArgumentException("The prompt is empty; a model needs at least one token to go on from, for example the end token or a newline.", nameof(prompt));
        ArgumentOutOfRangeException.ThrowIfNegative(count);
    }
}
