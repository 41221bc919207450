using System.Text;
using System.Text.RegularExpressions;
using Workbook.Grading.Lessons.SequencesAndNotation;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.LanguageModels;

/// <summary>From a sentence to the tokens a language model reads: lower-case words and marks, UNK for what is not known, EOS at the end.</summary>
internal sealed partial class Tokenize : FunctionExercise
{
    private const string End = SpecialTokens.EndOfSentence, Unknown = SpecialTokens.Unknown;

    private static readonly string[] Known = ["the", "cat", "cats", "is", "a", "breed", "of", "sleeps", "15", "hours", "day", "isn't", "café", "average", "sleep", ".", ",", "?", "!"];

    private static readonly string[] Strange = ["Mau", "Egyptian", "9", "won't", "Garfield"];

    public override string Id => "tokenize";

    public override string Title => "A sentence becomes tokens";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["tokens"];

    public override IReadOnlyList<string> Hints =>
    [
        "Four steps: lower case, cut, replace what the vocabulary does not have, add the end. Their order matters: the end token comes last, after the look-up.",
        "To cut, describe a token: either one or more letters, digits or apostrophes in a row, or one character that is none of these and no blank. As a regular expression: a class in square brackets with a plus behind it, then |, then the negated class without the plus. \\p{L} stands for any letter, \\p{N} for any digit.",
        "foreach (Match match in Regex.Matches(sentence.ToLowerInvariant(), @\"...|...\")) tokens.Add(vocabulary.Contains(...) ? ... : \"<unk>\"); and behind the loop one more Add.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("end-forgotten", "The end token <eos> is missing. Without it the model never learns where a sentence ends, and a written one would go on for ever.", (sentence, vocabulary) => Solve(sentence, vocabulary)[..^1]),
        Wrong("end-is-unknown", "The end token was looked up in the vocabulary of words like any other and became <unk>. Add <eos> after the look-up.", (sentence, vocabulary) => [.. Solve(sentence, vocabulary)[..^1], Unknown]),
        Wrong("end-in-front", "<eos> stands at the beginning. It marks the end of the sentence.", (sentence, vocabulary) => [End, .. Solve(sentence, vocabulary)[..^1]]),
        Wrong("end-for-the-mark", "<eos> has replaced the mark at the end. The mark is a token that can be predicted like a word; <eos> comes after it.", EndForTheMark),
        Wrong("capitals-kept", "Capitals are kept, so \"The\" at the start of a sentence is not found. Turn the sentence into lower case first.", (sentence, vocabulary) => Tokens(Cut(sentence), vocabulary)),
        Wrong("split-at-blanks", "The sentence is cut at blanks only. Then \"cat.\" with its full stop is a word of its own, and the vocabulary does not have it: a mark is a token, too.", (sentence, vocabulary) => Tokens(sentence.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries), vocabulary)),
        Wrong("marks-dropped", "Commas, full stops and question marks are dropped. They are tokens: the model should learn where they stand.", (sentence, vocabulary) => Tokens(Cut(sentence.ToLowerInvariant()).Where(token => char.IsLetterOrDigit(token[0])), vocabulary)),
        Wrong("marks-run-together", "Marks that stand side by side have become one token. Each mark is a token of its own: a plus belongs behind the class of letters only.", (sentence, vocabulary) => Tokens(WordOrMarks().Matches(sentence.ToLowerInvariant()).Select(match => match.Value), vocabulary)),
        Wrong("digits-dropped", "Numbers are lost. In \"15 hours\" the 15 is a token.", (sentence, vocabulary) => Tokens(Cut(sentence.ToLowerInvariant()).Where(token => !char.IsDigit(token[0])), vocabulary)),
        Wrong("ascii-letters-only", "Only the letters a to z count as letters, so \"café\" falls apart. Use \\p{L} in a regular expression, or char.IsLetter.", (sentence, vocabulary) => Tokens(AsciiToken().Matches(sentence.ToLowerInvariant()).Select(match => match.Value), vocabulary)),
        Wrong("cut-at-apostrophes", "\"isn't\" falls into three pieces. An apostrophe belongs to the word.", (sentence, vocabulary) => Tokens(WordOrMark().Matches(sentence.ToLowerInvariant()).Select(match => match.Value), vocabulary)),
        Wrong("unknown-kept", "A word that the vocabulary does not have is kept as it is. The model has no place for it: it becomes <unk>.", (sentence, vocabulary) => [.. Cut(sentence.ToLowerInvariant()), End]),
        Wrong("unknown-dropped", "Unknown words are left out. Then the words beside the gap look like neighbours: an unknown word keeps its place and becomes <unk>.", (sentence, vocabulary) => [.. Cut(sentence.ToLowerInvariant()).Where(vocabulary.Contains), End]),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("character by character", (Func<string, HashSet<string>, string[]>)ByCharacter),
        new("blanks put around marks, then split", (Func<string, HashSet<string>, string[]>)BySplitting),
    ];

    private static Misconception Wrong(string id, string text, Func<string, HashSet<string>, string[]> answer) => new(id, text, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        yield return new Case("the lecture's sentence", "The Egyptian Mau is a breed of cat.", new HashSet<string>(Known));
        yield return new Case("another of the lecture", "Cats average 15 hours of sleep a day.", new HashSet<string>(Known));
        yield return new Case("two marks side by side", "Is the cat average?!", new HashSet<string>(Known));
        yield return new Case("one word", "Cats", new HashSet<string>(Known));
        for (int i = 0; i < 4; i++)
        {
            string sentence = Sentence(random);
            yield return new Case($"\"{sentence}\"", sentence, new HashSet<string>(Known.Where(token => token is not "day")));
        }
    }

    /// <summary>A sentence that has a capital, a number, an apostrophe, an accent, an unknown word, a comma and a mark at its end, in an order of its own.</summary>
    private static string Sentence(Random random)
    {
        string[] words = ["café", "isn't", "15", "cats", Strange[random.Next(Strange.Length)], "day", Known[random.Next(8)]];
        random.Shuffle(words);
        string text = string.Join(' ', words[..3]) + ", " + string.Join(' ', words[3..]);
        return "The " + text + ".?!"[random.Next(3)];
    }

    private static string[] Solve(string sentence, HashSet<string> vocabulary) => Tokens(Cut(sentence.ToLowerInvariant()), vocabulary);

    private static IEnumerable<string> Cut(string text) => Token().Matches(text).Select(match => match.Value);

    private static string[] Tokens(IEnumerable<string> pieces, HashSet<string> vocabulary) =>
        [.. pieces.Select(piece => vocabulary.Contains(piece) ? piece : Unknown), End];

    private static string[] EndForTheMark(string sentence, HashSet<string> vocabulary)
    {
        string[] right = Solve(sentence, vocabulary);
        return right[^2] is "." or "?" or "!" ? [.. right[..^2], End] : right;
    }

    private static string[] ByCharacter(string sentence, HashSet<string> vocabulary)
    {
        var (tokens, word) = (new List<string>(), new StringBuilder());
        foreach (char character in sentence.ToLowerInvariant() + ' ')
        {
            if (char.IsLetterOrDigit(character) || character == '\'')
            {
                word.Append(character);
                continue;
            }
            if (word.Length > 0) tokens.Add(word.ToString());
            word.Clear();
            if (!char.IsWhiteSpace(character)) tokens.Add(character.ToString());
        }
        return [.. tokens.Select(token => vocabulary.Contains(token) ? token : Unknown), End];
    }

    private static string[] BySplitting(string sentence, HashSet<string> vocabulary)
    {
        foreach (string mark in (string[])[".", ",", "?", "!"]) sentence = sentence.Replace(mark, $" {mark} ", StringComparison.Ordinal);
        return Tokens(sentence.ToLower(System.Globalization.CultureInfo.InvariantCulture).Split(' ', StringSplitOptions.RemoveEmptyEntries), vocabulary);
    }

    [GeneratedRegex(@"[\p{L}\p{N}']+|[^\p{L}\p{N}'\s]")]
    private static partial Regex Token();

    [GeneratedRegex(@"[a-z0-9']+|[^a-z0-9'\s]")]
    private static partial Regex AsciiToken();

    [GeneratedRegex(@"[\p{L}\p{N}]+|[^\p{L}\p{N}\s]")]
    private static partial Regex WordOrMark();

    [GeneratedRegex(@"[\p{L}\p{N}']+|[^\p{L}\p{N}'\s]+")]
    private static partial Regex WordOrMarks();
}
