using System.Text.RegularExpressions;

namespace Workbook.Sentences;

/// <summary>
/// A context-free grammar that writes sentences: each symbol has alternatives, and an alternative is text in which
/// <c>{symbol}</c> stands for any alternative of that symbol. <c>a(n)</c> becomes <c>a</c> or <c>an</c> by the letter that follows.
/// </summary>
public sealed partial class Grammar
{
    private const int Deepest = 50;

    private readonly IReadOnlyDictionary<string, string[]> rules;

    /// <summary>A grammar of the given rules.</summary>
    /// <param name="rules">For each symbol its alternatives; one that stands there twice is drawn twice as often.</param>
    /// <exception cref="ArgumentException">A symbol has no alternative, or an alternative names a symbol that has no rule.</exception>
    public Grammar(IReadOnlyDictionary<string, string[]> rules)
    {
        foreach (var (symbol, alternatives) in rules)
        {
            if (alternatives.Length == 0) throw new ArgumentException($"The symbol {{{symbol}}} has no alternative; give it at least one.", nameof(rules));
            foreach (string alternative in alternatives)
                if (Symbol().Matches(alternative).Select(match => match.Groups[1].Value).FirstOrDefault(name => !rules.ContainsKey(name)) is { } unknown)
                    throw new ArgumentException($"'{alternative}', an alternative of {{{symbol}}}, uses {{{unknown}}}, which has no rule; add one or correct the name.", nameof(rules));
        }
        this.rules = rules;
    }

    /// <summary>One sentence: the start with all its symbols replaced, the first letter made a capital.</summary>
    /// <param name="start">Text with symbols.</param>
    /// <param name="random">Draws the alternatives.</param>
    /// <exception cref="ArgumentException">The start names a symbol that has no rule, or a symbol goes on replacing itself.</exception>
    public string Write(string start, Random random)
    {
        string text = ArticleBeforeVowel().Replace(Expand(start, random, depth: 0), "an").Replace("a(n)", "a", StringComparison.Ordinal);
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private string Expand(string text, Random random, int depth) => Symbol().Replace(text, match =>
    {
        string symbol = match.Groups[1].Value;
        if (!rules.TryGetValue(symbol, out string[]? alternatives)) throw new ArgumentException($"{match.Value} has no rule; add one or correct the name.", nameof(text));
        if (depth == Deepest) throw new ArgumentException($"{match.Value} goes on replacing itself; give it an alternative that ends.", nameof(text));
        return Expand(alternatives[random.Next(alternatives.Length)], random, depth + 1);
    });

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Symbol();

    [GeneratedRegex(@"a\(n\)(?= [aeiou])")]
    private static partial Regex ArticleBeforeVowel();
}
