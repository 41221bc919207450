using TorchSharp;
using Workbook.LanguageModels;
using Workbook.Sampling;
using Workbook.Vocabularies;
using static TorchSharp.torch;

namespace Workbook.Tests.Sampling;

/// <summary>Writing on from a prompt.</summary>
public sealed class GenerationTests
{
    /// <summary>A model whose next token is the sum of all tokens read, modulo the vocabulary: it shows what was read.</summary>
    private sealed class SumModel(int vocabulary) : nn.Module<Tensor, Tensor>("sum"), IStatefulModel
    {
        public int TokensRead { get; private set; }

        public override Tensor forward(Tensor ids) => Read(ids).Logits;

        public (Tensor Logits, Tensor[] State) Read(Tensor ids, Tensor[]? state = null)
        {
            TokensRead += (int)ids.shape[1];
            var sums = ids.cumsum(1) + (state is null ? 0 : state[0].unsqueeze(1));
            return (nn.functional.one_hot(sums % vocabulary, vocabulary).to_type(float32) * 10, [sums.select(1, -1)]);
        }

        public Tensor[] Choose(Tensor[] state, Tensor rows) => [state[0].index_select(0, rows)];
    }

    /// <summary>The state stands for all that was read, and every token is read once.</summary>
    [Fact]
    public void Stateful_generation_reads_every_token_once()
    {
        var model = new SumModel(10);
        Assert.Equal([3, 6, 2, 4], Generation.Continue(model, [1, 2], 4, Sampler.Greedy()));
        Assert.Equal(2 + 3, model.TokensRead);
    }

    /// <summary>The sliding window forgets what is outside it and reads the rest again and again.</summary>
    [Fact]
    public void Window_forgets()
    {
        var model = new SumModel(10);
        Assert.Equal([3, 5, 8, 3], Generation.SlideWindow(model, [1, 2], 2, 4, Sampler.Greedy()));
        Assert.Equal(8, model.TokensRead);
    }

    /// <summary>As long as the window holds the whole text, both ways write the same.</summary>
    [Fact]
    public void Both_ways_agree_within_the_window()
    {
        manual_seed(1);
        using var model = new LstmLanguageModel(8, 16);
        long[] stateful = Generation.Continue(model, [1, 2, 3], 20, Sampler.Temperature(seed: 5));
        Assert.Equal(stateful, Generation.SlideWindow(model, [1, 2, 3], 40, 20, Sampler.Temperature(seed: 5)));
        Assert.True(model.training);
    }

    /// <summary>A stop token ends the text and is no part of it.</summary>
    [Fact]
    public void Stop_token_ends_the_text()
    {
        Assert.Equal([3, 6], Generation.Continue(new SumModel(10), [1, 2], 9, Sampler.Greedy(), 2));
        Assert.Equal([3, 5], Generation.SlideWindow(new SumModel(10), [1, 2], 2, 9, Sampler.Greedy(), 8));
        Assert.Empty(Generation.Continue(new SumModel(10), [1, 2], 0, Sampler.Greedy()));
    }

    /// <summary>Characters go in and come out; a foreign one in the prompt is named.</summary>
    [Fact]
    public void Text_is_continued()
    {
        var vocabulary = new CharacterVocabulary("abcdefghij");
        Assert.Equal("dgce", Generation.Continue(new SumModel(10), vocabulary, "bc", 4, Sampler.Greedy()));
        Assert.Equal("dg", Generation.Continue(new SumModel(10), vocabulary, "bc", 4, Sampler.Greedy(), stop: 'c'));
        Assert.Contains("'z' (U+007A) at position 1", Assert.Throws<ArgumentException>(() => Generation.Continue(new SumModel(10), vocabulary, "bz", 4, Sampler.Greedy())).Message, StringComparison.Ordinal);
    }

    /// <summary>Long generation does not pile up tensors.</summary>
    [Fact]
    public void Memory_does_not_grow()
    {
        using var model = new LstmLanguageModel(8, 16);
        using var scope = NewDisposeScope();
        Generation.Continue(model, [1], 50, Sampler.Greedy());
        Generation.SlideWindow(model, [1], 5, 50, Sampler.Greedy());
        TokenScores.BitsPerToken(model, new long[600]);
        Assert.Equal(0, scope.DisposablesCount);
    }

    /// <summary>An empty prompt and a window of nothing are refused.</summary>
    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Contains("prompt is empty", Assert.Throws<ArgumentException>(() => Generation.Continue(new SumModel(3), [], 4, Sampler.Greedy())).Message, StringComparison.Ordinal);
        Assert.Contains("prompt is empty", Assert.Throws<ArgumentException>(() => Generation.SlideWindow(new SumModel(3), [], 2, 4, Sampler.Greedy())).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Generation.SlideWindow(new SumModel(3), [1], 0, 4, Sampler.Greedy()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Generation.Continue(new SumModel(3), [1], -1, Sampler.Greedy()));
    }

    /// <summary>With a width of 1 the search is the greedy choice.</summary>
    [Fact]
    public void Beam_of_one_is_greedy()
    {
        manual_seed(2);
        using var model = new LstmLanguageModel(9, 12);
        Assert.Equal(Generation.Continue(model, [3], 12, Sampler.Greedy()), BeamSearch.Find(model, [3], 12, 1)[0].Tokens);
    }

    /// <summary>With enough width the search finds what trying everything finds, and its probabilities are the model's.</summary>
    [Fact]
    public void Wide_beam_finds_the_most_likely()
    {
        manual_seed(3);
        using var model = new LstmLanguageModel(4, 6);
        var all = from a in Enumerable.Range(0, 4) from b in Enumerable.Range(0, 4) from c in Enumerable.Range(0, 4) select new long[] { 1, a, b, c };
        var best = all.Select(ids => (ids, Score: TokenScores.LogProbabilities(model, ids).Sum())).OrderByDescending(pair => pair.Score).Take(5).ToList();
        var found = BeamSearch.Find(model, [1], 3, 16);
        Assert.Equal(16, found.Count);
        for (int i = 0; i < best.Count; i++)
        {
            Assert.Equal(best[i].ids[1..], found[i].Tokens);
            Assert.Equal(best[i].Score, found[i].LogProbability, 4);
        }
    }

    /// <summary>A continuation that ends keeps its probability and is not lengthened.</summary>
    [Fact]
    public void Beam_ends_at_the_end_token()
    {
        var found = BeamSearch.Find(new SumModel(10), [1, 2], 9, 1, end: 6);
        Assert.Equal([3], found[0].Tokens);
        Assert.Throws<ArgumentOutOfRangeException>(() => BeamSearch.Find(new SumModel(10), [1], 3, 0));
        Assert.Contains("prompt is empty", Assert.Throws<ArgumentException>(() => BeamSearch.Find(new SumModel(10), [], 3, 1)).Message, StringComparison.Ordinal);
    }
}
