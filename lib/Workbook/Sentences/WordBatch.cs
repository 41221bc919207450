using TorchSharp;

namespace Workbook.Sentences;

/// <summary>Sentences of one length as a language model reads them: at every step a word, and the word that follows it.</summary>
/// <param name="Inputs">Ids of the words, shape (batch, steps), int64.</param>
/// <param name="Targets">Ids of the words that follow, shape (batch, steps), int64.</param>
/// <param name="Asked">1 where the next word depends on one far back, else 0; shape (batch, steps), float32.</param>
public sealed record WordBatch(torch.Tensor Inputs, torch.Tensor Targets, torch.Tensor Asked)
{
    /// <summary>Makes a batch.</summary>
    /// <param name="words">Gives the ids.</param>
    /// <param name="sentences">Sentences of equally many words; the last word is only predicted, never read.</param>
    /// <param name="asked">Whether the word of a sentence at a place depends on one far back.</param>
    /// <exception cref="ArgumentException">The sentences differ in length, or a word is not in the list.</exception>
    public static WordBatch Of(WordList words, IReadOnlyList<string[]> sentences, Func<string[], int, bool> asked)
    {
        int steps = sentences[0].Length - 1;
        if (sentences.FirstOrDefault(sentence => sentence.Length != steps + 1) is { } odd)
            throw new ArgumentException($"The sentences of a batch must have the same number of words: the first has {steps + 1}, another {odd.Length}.", nameof(sentences));
        var ids = torch.tensor(sentences.SelectMany(sentence => sentence.Select(word => words.Id(word))).ToArray()).reshape(sentences.Count, steps + 1);
        float[] due = [.. sentences.SelectMany(sentence => Enumerable.Range(1, steps).Select(place => asked(sentence, place) ? 1f : 0f))];
        return new WordBatch(ids.narrow(1, 0, steps), ids.narrow(1, 1, steps), torch.tensor(due).reshape(sentences.Count, steps));
    }
}
