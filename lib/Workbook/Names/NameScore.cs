using TorchSharp;
using Workbook.Corpora;

namespace Workbook.Names;

/// <summary>How well a tagger finds the words of names.</summary>
/// <param name="Found">Words called a name that are part of one.</param>
/// <param name="Called">Words called a name.</param>
/// <param name="Names">Words that are part of a name.</param>
public sealed record NameScore(int Found, int Called, int Names)
{
    /// <summary>The share of the words called a name that are part of one; 0 if none was called so.</summary>
    public double Precision => Called == 0 ? 0 : (double)Found / Called;

    /// <summary>The share of the words of names that were found; 0 if there are none.</summary>
    public double Recall => Names == 0 ? 0 : (double)Found / Names;

    /// <summary>2 Found / (Called + Names), the harmonic mean of precision and recall; 0 if there is nothing to find and nothing was called.</summary>
    public double F1 => Called + Names == 0 ? 0 : 2.0 * Found / (Called + Names);

    /// <summary>Scores a rule.</summary>
    /// <param name="called">Whether the word of a sentence at a place (from 0) is called a name.</param>
    /// <param name="sentences">With the right answers.</param>
    public static NameScore Of(Func<TaggedSentence, int, bool> called, IReadOnlyList<TaggedSentence> sentences) =>
        Count(sentences, (row, t) => called(sentences[row], t));

    /// <summary>Scores logits.</summary>
    /// <param name="logits">Above 0 for a name, shape (sentences, steps); what stands behind the end of a sentence does not count.</param>
    /// <param name="sentences">In the same order, with the right answers.</param>
    public static NameScore Of(torch.Tensor logits, IReadOnlyList<TaggedSentence> sentences)
    {
        long steps = logits.shape[1];
        bool[] above = logits.gt(0).contiguous().data<bool>().ToArray();
        return Count(sentences, (row, t) => above[row * steps + t]);
    }

    private static NameScore Count(IReadOnlyList<TaggedSentence> sentences, Func<int, int, bool> called)
    {
        var words = sentences.SelectMany((sentence, row) => sentence.IsName.Select((isName, t) => (IsName: isName, Called: called(row, t)))).ToList();
        return new NameScore(words.Count(word => word.Called && word.IsName), words.Count(word => word.Called), words.Count(word => word.IsName));
    }
}
