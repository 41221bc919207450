using System.Text;
using System.Text.RegularExpressions;

namespace Workbook.Vocabularies;

/// <summary>
/// Cuts text into words and punctuation marks. A word is letters or digits, with apostrophes, hyphens, points and commas
/// only between two of them (<c>don't</c>, <c>well-known</c>, <c>3.14</c>); every other visible character is a token of its own.
/// </summary>
public static partial class WordTokenizer
{
    private static readonly string[] SentenceEnds = [".", "!", "?"];

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="lowerCase">Whether words are turned into lower case, so that a word at the start of a sentence is no other word.</param>
    public static string[] Tokenize(string text, bool lowerCase = true)
    {
        var tokens = Token().Matches(text).Select(match => match.Value.Replace('’', '\''));
        return [.. lowerCase ? tokens.Select(token => token.ToLowerInvariant()) : tokens];
    }

    /// <summary>The tokens of each sentence of a text; a sentence ends after a point, an exclamation mark or a question mark.</summary>
    /// <param name="text">Any text; what stands after its last mark is a sentence, too.</param>
    /// <param name="lowerCase">As for <see cref="Tokenize"/>.</param>
    public static string[][] Sentences(string text, bool lowerCase = true)
    {
        var sentences = new List<string[]>();
        var sentence = new List<string>();
        foreach (string token in Tokenize(text, lowerCase))
        {
            sentence.Add(token);
            if (!SentenceEnds.Contains(token)) continue;
            sentences.Add([.. sentence]);
            sentence.Clear();
        }
        if (sentence.Count > 0) sentences.Add([.. sentence]);
        return [.. sentences];
    }

    /// <summary>Tokens as readable text: no space before <c>. , ; : ! ? ) %</c> and none after <c>(</c>.</summary>
    public static string Join(IEnumerable<string> tokens)
    {
        var text = new StringBuilder();
        foreach (string token in tokens)
        {
            bool attached = text.Length == 0 || text[^1] == '(' || token is "." or "," or ";" or ":" or "!" or "?" or ")" or "%";
            text.Append(attached ? "" : " ").Append(token);
        }
        return text.ToString();
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[’'\-][\p{L}\p{N}]+|(?<=\p{N})[.,](?=\p{N})\p{N}+)*|<\w+>|[^\s\p{L}\p{N}]")]
    private static partial Regex Token();
}
