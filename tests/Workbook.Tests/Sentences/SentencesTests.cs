using TorchSharp;
using Workbook.Sentences;

namespace Workbook.Tests.Sentences;

/// <summary>Sentences with a dependency over a chosen distance.</summary>
public sealed class SentencesTests
{
    /// <summary>The same seed draws the same sentences, another seed others.</summary>
    [Fact]
    public void Seed_decides()
    {
        Assert.Equal(Read(new GrewUpSentences(3).Draw(9, 5).Inputs), Read(new GrewUpSentences(3).Draw(9, 5).Inputs));
        Assert.NotEqual(Read(new GrewUpSentences(3).Draw(9, 5).Inputs), Read(new GrewUpSentences(4).Draw(9, 5).Inputs));
    }

    /// <summary>The targets are the inputs one step later.</summary>
    [Fact]
    public void Targets_are_inputs_shifted_by_one()
    {
        var batch = new SubjectSentences(1).Draw(5, 3);
        Assert.Equal(Read(batch.Inputs.narrow(1, 1, batch.Inputs.shape[1] - 1)), Read(batch.Targets.narrow(1, 0, batch.Inputs.shape[1] - 1)));
    }

    /// <summary>The country decides the language, it stands the gap and two words before it, and only the language is asked.</summary>
    [Theory, InlineData(0), InlineData(1), InlineData(17)]
    public void Country_decides_the_language(int gap)
    {
        var batch = new GrewUpSentences(2).Draw(200, gap);
        long steps = batch.Inputs.shape[1];
        Assert.Equal(gap + 7, steps);
        var (countries, languages) = (Read(batch.Inputs.select(1, 4)), Read(batch.Targets.select(1, steps - 1)));
        Assert.All(countries.Zip(languages), pair => Assert.Equal(GrewUpSentences.Words.Id(GrewUpSentences.Words[pair.First]) + 1, pair.Second));
        Assert.Equal(GrewUpSentences.Languages.Order(), languages.Distinct().Order());
        Assert.Equal(200, batch.Asked.select(1, steps - 1).sum().item<float>());
        Assert.Equal(200, batch.Asked.sum().item<float>());
    }

    /// <summary>Each half's pronoun fits its own subject, and all four combinations of genders occur.</summary>
    [Fact]
    public void Pronoun_fits_the_subject()
    {
        var batch = new SubjectSentences(5).Draw(100, 2);
        long second = batch.Inputs.shape[1] / 2 + 1;
        var combinations = new HashSet<(bool, bool)>();
        for (long i = 0; i < 100; i++)
        {
            bool first = Woman(batch, i, 0), other = Woman(batch, i, second);
            Assert.Equal(first ? "she" : "he", Word(batch.Targets, i, 4));
            Assert.Equal(other ? "she" : "he", Word(batch.Targets, i, second + 4));
            Assert.Equal(1, batch.Asked[i, 4].item<float>());
            combinations.Add((first, other));
        }
        Assert.Equal(200, batch.Asked.sum().item<float>());
        Assert.Equal(4, combinations.Count);
    }

    /// <summary>The same words stand for a person and for a thing, half of the time each, and up to the word in question only left evidence tells them apart.</summary>
    [Theory, InlineData(Evidence.Left), InlineData(Evidence.Right), InlineData(Evidence.FarRight)]
    public void Evidence_stands_where_it_was_asked_for(Evidence evidence)
    {
        var batch = new PersonOrThingSentences(3).Draw(400, evidence);
        var isPerson = batch.IsName.gather(1, batch.Place.unsqueeze(1)).squeeze(1).data<float>().ToArray();
        Assert.InRange(isPerson.Average(), 0.4, 0.6);
        string[] before = [.. Enumerable.Range(0, 400).Select(i => PersonOrThingSentences.Words[batch.Words[i, batch.Place[i].item<long>() - 1].item<long>()])];
        bool toldBefore = !before.Where((_, i) => isPerson[i] == 1).Intersect(before.Where((_, i) => isPerson[i] == 0)).Any();
        Assert.Equal(evidence == Evidence.Left, toldBefore);
        Assert.All(batch.Right(batch.IsName * 2 - 1), Assert.True);
        Assert.DoesNotContain(true, batch.Right(1 - batch.IsName * 2));
    }

    /// <summary>"teddy" meets neither "roosevelt" nor "bears" in a drawn sentence, and the two sentences of the test can be read.</summary>
    [Fact]
    public void Teddy_is_kept_for_the_test()
    {
        var drawn = new PersonOrThingSentences(4).Draw(2000, Evidence.Right);
        var (teddy, words) = (PersonOrThingSentences.Words.Id("teddy"), Read(drawn.Words));
        var after = words.Zip(words.Skip(1)).Where(pair => pair.First == teddy).Select(pair => PersonOrThingSentences.Words[pair.Second]).ToHashSet();
        Assert.Contains("adams", after);
        Assert.Contains("stamps", after);
        Assert.DoesNotContain("roosevelt", after);
        Assert.DoesNotContain("bears", after);
        var batch = PersonOrThingSentences.Batch("so yes well now he wrote [teddy roosevelt] was a great president");
        Assert.Equal([6L], Read(batch.Place));
        Assert.Equal(2, batch.IsName.sum().item<float>());
        Assert.Contains("has 2 words", Assert.Throws<ArgumentException>(() => PersonOrThingSentences.Batch("teddy slept")).Message, StringComparison.Ordinal);
    }

    /// <summary>An unknown word is named; sentences of different lengths are refused.</summary>
    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Contains("'zebra'", Assert.Throws<ArgumentException>(() => GrewUpSentences.Words.Id("zebra")).Message, StringComparison.Ordinal);
        var words = new WordList(["a", "b"]);
        Assert.Contains("the first has 2, another 3", Assert.Throws<ArgumentException>(() => WordBatch.Of(words, [["a", "b"], ["a", "b", "a"]], (_, _) => false)).Message, StringComparison.Ordinal);
    }

    private static bool Woman(WordBatch batch, long sentence, long place) => SubjectSentences.Names.Take(4).Contains(batch.Inputs[sentence, place].item<long>());

    private static string Word(torch.Tensor ids, long sentence, long place) => SubjectSentences.Words[ids[sentence, place].item<long>()];

    private static long[] Read(torch.Tensor ids) => ids.contiguous().data<long>().ToArray();
}
