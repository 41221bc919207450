using TorchSharp;
using Workbook.Corpora;
using Workbook.Names;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.BidirectionalAndDeep;

/// <summary>Made-up sentences for the check of a tagger: names never come twice, and what tells them from places stands on either side.</summary>
/// <param name="random">Decides them.</param>
internal sealed class TaggerSentences(Random random)
{
    private const string Vowels = "aeiou", Consonants = "bdfgklmnprstvz";

    private static readonly string[] Deeds = ["sings", "sleeps", "laughs"], Sights = ["street", "river", "bridge"], Openings = ["here", "now"];

    /// <summary>A sentence of so many meaningless words of 3 to 9 letters, the second capitalised, the third of exactly 9 letters.</summary>
    public TaggedSentence Words(int count) =>
        new([.. Enumerable.Range(0, count).Select(i => i == 1 ? Capitalised(5) : Word(i == 2 ? 9 : random.Next(3, 9)))], new bool[count]);

    /// <summary>Sentences in which a capitalised word is a name before a deed or after "with", and a place before a sight or after "in".</summary>
    public TaggedSentence[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => NameSentences.Parse(Sentence()))];

    /// <summary>The sentence with all letters of one word replaced by others, its shape and length kept.</summary>
    public NameBatch Spelled(TaggedSentence sentence, int place, NameReader reader)
    {
        string[] words = [.. sentence.Words];
        words[place] = string.Concat(words[place].Select(letter => char.IsUpper(letter) ? char.ToUpperInvariant(Other(letter)) : Other(letter)));
        return reader.Batch([sentence with { Words = words }]);
    }

    /// <summary>The batch with another shape at one word of its first sentence.</summary>
    public static NameBatch Reshaped(NameBatch batch, long place)
    {
        var shapes = batch.Shapes.clone();
        shapes.select(0, 0).select(0, place).copy_(batch.Shapes.select(0, 0).select(0, place).roll(1, 0));
        return batch with { Shapes = shapes };
    }

    /// <summary>The batch as it would be beside a word with five letters more than its longest.</summary>
    public static NameBatch WiderLetters(NameBatch batch) =>
        batch with { Letters = cat([batch.Letters, zeros_like(batch.Letters.narrow(2, 0, 5))], 2) };

    private string Sentence()
    {
        string word = Capitalised(random.Next(4, 7)), opening = One(Openings);
        return random.Next(4) switch
        {
            0 => $"{opening} [{word}] {One(Deeds)} .",
            1 => $"{opening} {word} {One(Sights)} begins .",
            2 => $"{opening} we walk with [{word}] .",
            _ => $"{opening} we walk in {word} .",
        };
    }

    private char Other(char letter)
    {
        string all = Vowels + Consonants;
        int place = all.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
        return all[(place + random.Next(1, all.Length)) % all.Length];
    }

    private string Capitalised(int length)
    {
        string word = Word(length);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    private string Word(int length) => string.Concat(Enumerable.Range(0, length).Select(i => One(i % 2 == 0 ? Consonants : Vowels)));

    private char One(string letters) => letters[random.Next(letters.Length)];

    private string One(string[] words) => words[random.Next(words.Length)];
}
