using System.Globalization;
using System.Security.Cryptography;
using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The sentences for name detection: what the reader accepts, and what the files promise.</summary>
public sealed class NameSentencesTests
{
    /// <summary>Brackets open and close names; every token between them is part of one.</summary>
    [Fact]
    public void Brackets_mark_names()
    {
        var sentence = NameSentences.Parse("[Mei Ling] met [Arjun] , not [Lars van der Meer]");
        Assert.Equal(["Mei", "Ling", "met", "Arjun", ",", "not", "Lars", "van", "der", "Meer"], sentence.Words);
        Assert.Equal([true, true, false, true, false, false, true, true, true, true], sentence.IsName);
    }

    /// <summary>A malformed line is an error that names file, line, problem and remedy.</summary>
    [Theory]
    [InlineData("", "the line is empty", "remove the line")]
    [InlineData("two  spaces", "near token 2", "single spaces")]
    [InlineData("a space at the end ", "near token 6", "single spaces")]
    [InlineData("[Mei [Ling] left", "inside a name", "close the first")]
    [InlineData("Mei Ling] left", "none has begun", "write [ before")]
    [InlineData("[Mei Ling left", "not closed", "write ] after")]
    [InlineData("[] left", "do not enclose a word", "[Mei Ling]")]
    [InlineData("[ Mei] left", "do not enclose a word", "[Mei Ling]")]
    [InlineData("Mei[Ling] left", "none has begun", "write [ before")]
    [InlineData("a[b left", "do not enclose a word", "[Mei Ling]")]
    [InlineData("[[Mei]] left", "do not enclose a word", "[Mei Ling]")]
    public void Malformed_line_is_named(string line, string problem, string remedy)
    {
        string path = Path.GetTempFileName();
        File.WriteAllLines(path, ["A good line .", line]);
        var error = Assert.Throws<InvalidDataException>(() => NameSentences.Read(path));
        File.Delete(path);
        Assert.StartsWith($"{path}(2): ", error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    /// <summary>Writing what was read gives the files back.</summary>
    [Theory]
    [InlineData("train.txt")]
    [InlineData("test.txt")]
    public void Reading_and_writing_are_inverse(string file)
    {
        string path = DataFolder.PathOf("names-in-sentences", file);
        Assert.Equal(File.ReadAllLines(path), NameSentences.Read(path).Select(sentence => sentence.ToString()));
    }

    /// <summary>No word of a test name occurs in the training sentences, in a name or outside one, whatever its case.</summary>
    [Fact]
    public void Names_of_the_test_are_unseen()
    {
        var seen = NameSentences.Train().SelectMany(sentence => sentence.Words).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.DoesNotContain(NameSentences.Test().SelectMany(Names), seen.Contains);
    }

    /// <summary>At least 400 sentences, none twice; lower-case names and capitalised words inside a sentence that are none, in both files.</summary>
    [Fact]
    public void Sentences_are_many_and_varied()
    {
        var all = NameSentences.Train().Concat(NameSentences.Test()).ToList();
        Assert.True(all.Count >= 400, $"{all.Count} sentences");
        Assert.Equal(all.Count, all.Select(sentence => string.Join(' ', sentence.Words)).Distinct().Count());
        foreach (var part in (IReadOnlyList<TaggedSentence>[])[NameSentences.Train(), NameSentences.Test()])
        {
            Assert.Contains(part.SelectMany(Names), name => char.IsLower(name[0]));
            Assert.Contains(part, sentence => sentence.Words.Where((word, t) => t > 0 && !sentence.IsName[t] && char.IsUpper(word[0])).Any());
            Assert.InRange(part.Count(sentence => !sentence.IsName.Contains(true)), part.Count / 5, part.Count / 2);
        }
    }

    /// <summary>data/README.md describes the files as they are: sentences, tokens, bytes, checksum.</summary>
    [Theory]
    [InlineData("train.txt")]
    [InlineData("test.txt")]
    public void Description_is_true(string file)
    {
        string path = DataFolder.PathOf("names-in-sentences", file);
        var sentences = NameSentences.Read(path);
        byte[] bytes = File.ReadAllBytes(path);
        string row = string.Create(CultureInfo.InvariantCulture, $"| `names-in-sentences/{file}` | {sentences.Count} | {sentences.Sum(sentence => sentence.Words.Length)} | {sentences.Sum(sentence => Names(sentence).Count())} | {bytes.Length} | `{Convert.ToHexStringLower(SHA256.HashData(bytes))}` |");
        Assert.Contains(row, File.ReadAllLines(DataFolder.PathOf("README.md")));
    }

    private static IEnumerable<string> Names(TaggedSentence sentence) => sentence.Words.Where((_, t) => sentence.IsName[t]);
}
