namespace Workbook.Corpora;

/// <summary>A sentence in which every word is marked as part of a person's name or not.</summary>
/// <param name="Words">The tokens, punctuation marks among them: x&lt;1&gt; to x&lt;Tx&gt;.</param>
/// <param name="IsName">One truth value per token: y&lt;1&gt; to y&lt;Tx&gt;.</param>
public sealed record TaggedSentence(string[] Words, bool[] IsName)
{
    /// <summary>The sentence as its file writes it, names in brackets.</summary>
    public override string ToString()
    {
        var written = Words.Select((word, t) => (Opens(t) ? "[" : "") + word + (Closes(t) ? "]" : ""));
        return string.Join(' ', written);
    }

    private bool Opens(int t) => IsName[t] && (t == 0 || !IsName[t - 1]);

    private bool Closes(int t) => IsName[t] && (t == Words.Length - 1 || !IsName[t + 1]);
}
