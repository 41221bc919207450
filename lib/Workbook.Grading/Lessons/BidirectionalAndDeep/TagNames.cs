using System.Globalization;
using TorchSharp;
using Workbook.Corpora;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using Workbook.Names;
using Workbook.Training;
using static TorchSharp.torch;
using Tagger = TorchSharp.torch.nn.Module<Workbook.Names.NameBatch, TorchSharp.torch.Tensor>;

namespace Workbook.Grading.Lessons.BidirectionalAndDeep;

/// <summary>
/// A module that tags names by their letters, their shape and the words on both sides. The check cannot compare numbers,
/// because start weights are random; it changes one thing of a sentence at a time and looks whether the scores follow.
/// </summary>
internal sealed class TagNames : ExerciseSpec
{
    private const string Change = "the scores change", Stay = "the scores stay the same", Enough = "F1 of at least 0.92";

    private static readonly NameReader Reader = new([new TaggedSentence(["abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "."], new bool[3])]);

    public override string Id => "tag-names";

    public override string Title => "A tagger of names";

    public override double Points => 20;

    public override double Seconds => 30;

    public override IReadOnlyList<string> Hints =>
    [
        "Four layers, in this order: an embedding of letters, an LSTM over the letters of each word, an LSTM over the words of each sentence, a linear output. The constructor makes them, one line each, and ends with RegisterComponents(); forward calls them one after the other, as in the worked example.",
        "For the letters, all words of the batch are one big batch of short sequences: Letters.flatten(0, 1). Pack them with LetterCounts.flatten(). Of this LSTM you need the last states, (2, words, 16): put [0] and [1] side by side and reshape to (batch, steps, 32). Then torch.cat with Shapes along dimension 2. The sentences are packed with Lengths.",
        "The second half of forward has the shape: var packed = torch.nn.utils.rnn.pack_padded_sequence(words, ..., batch_first: true, enforce_sorted: false); var (states, _, _) = sentence.call(packed); var (a, _) = torch.nn.utils.rnn.pad_packed_sequence(states, batch_first: true, total_length: ...); return score.call(a).squeeze(2). The first half packs and calls in the same way, and takes the second of the three results.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Made(new())];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("components-not-registered", "The module has no parameters, though it has layers: RegisterComponents() is missing at the end of the constructor. An optimizer would be given nothing to train.", Made(new() { Registered = false })),
        new("layer-made-in-forward", "The embedding is made anew in every forward pass: its numbers are others each time, and none of them is ever trained. Make layers in the constructor and keep them in fields.", Made(new() { FreshEmbedding = true })),
        new("one-direction", "The LSTM over the words reads from left to right only, so the first word is judged before anything else is known. Pass bidirectional: true, and give the output 2 * hidden inputs.", Made(new() { Directions = 1 })),
        new("shapes-left-out", "The shapes are not used. The letters alone do not tell a new capital letter from a small one: every letter has a number of its own, related to no other. Join the shapes to what the letters gave, along dimension 2.", Made(new() { ReadsShapes = false })),
        new("letters-left-out", "The letters are not used, or only their shapes: to this model all small words are the same word. Join what the LSTM over the letters gave with the shapes.", Made(new() { ReadsLetters = false })),
        new("letters-padding-read", "The LSTM over the letters reads the padding behind short words, so a word's vector depends on the longest word that happens to be in the batch. Pack the letters with LetterCounts and take the last states.", Made(new() { PacksLetters = false })),
        new("sentence-padding-read", "The LSTM over the words reads the padding behind short sentences, and its backward direction begins with it. So the scores of a sentence depend on what else is in the batch. Pack the sentences with Lengths.", Made(new() { PacksSentences = false })),
        new("probabilities-returned", "The scores went through a sigmoid. The loss takes logits and applies the sigmoid itself; twice is once too often: the loss cannot come near 0, and the model hardly learns.", Made(new() { Sigmoid = true })),
        new("last-dimension-kept", "The scores have a third dimension of size 1. There is one score per word: squeeze(2), or the loss would compare shapes that only seem to fit.", Made(new() { Squeezed = false })),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("sentence by sentence, without padding", Made(new() { OneByOne = true })),
        new("with dropout while it learns", Made(new() { Dropout = 0.1 })),
    ];

    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        using var drawn = new BorrowedRandomState(random.Next());
        var sentences = new TaggerSentences(random);
        var made = Invocation.Call(answer[0], [(long)Reader.Letters, 6L]);
        Observation[] seen = [.. Probes(made.Value as Tagger, sentences).Select(probe => Look(probe, made))];
        foreach (var observation in seen) yield return observation;
        bool ready = seen.All(observation => observation.Thrown is null && observation.Value is string value && Good(value));
        yield return Look(new Probe("unseen names after a short training", "sentences of this check", () => ready ? Learned(answer[0], sentences) : "no training yet, because something above is not right"), made);
    }

    private sealed record Probe(string Check, string Case, Func<string> See);

    private static Observation Look(Probe probe, Outcome made)
    {
        if (made.Value is not Tagger) return new Observation(probe.Check, probe.Case, null, made.Thrown);
        var outcome = Invocation.Call(probe.See, []);
        return new Observation(probe.Check, probe.Case, outcome.Value, outcome.Thrown);
    }

    /// <summary>What is wrong is said with "but"; the reference never gets there.</summary>
    private static bool Good(string value) => !value.Contains("but", StringComparison.Ordinal);

    private static IEnumerable<Probe> Probes(Tagger? model, TaggerSentences sentences)
    {
        var (shorter, longer) = (sentences.Words(4), sentences.Words(7));
        var alone = Reader.Batch([shorter]);
        var both = Reader.Batch([shorter, longer]);
        var scores = new Lazy<Tensor>(() => Scores(model!, alone));
        yield return new Probe("shape of the scores", "2 sentences, the longest of 7 words", () => Shape(model!, both));
        yield return new Probe("number of parameters", string.Create(CultureInfo.InvariantCulture, $"an alphabet of {Reader.Letters}, hidden 6"), () => Parameters(model!));
        yield return new Probe("the same scores for the same sentence", "one sentence, twice", () => Compare(model!, scores.Value, alone, 0, change: false));
        yield return new Probe("letters", "a word of the same shape with other letters", () => Compare(model!, scores.Value, sentences.Spelled(shorter, 1, Reader), 1, change: true));
        yield return new Probe("shapes", "a word with the shape of another, its letters as they were", () => Compare(model!, scores.Value, TaggerSentences.Reshaped(alone, 1), 1, change: true));
        yield return new Probe("words to the right", "the last word of 4 changed, the first one's score", () => Compare(model!, scores.Value, sentences.Spelled(shorter, 3, Reader), 0, change: true));
        yield return new Probe("words to the left", "the first word of 4 changed, the last one's score", () => Compare(model!, scores.Value, sentences.Spelled(shorter, 0, Reader), 3, change: true));
        yield return new Probe("padding of sentences", "4 words alone and beside 7 words", () => Compare(model!, scores.Value, both, 0, change: false));
        yield return new Probe("padding of words", "the longest word of the batch with 9 letters and with 14", () => Compare(model!, scores.Value, TaggerSentences.WiderLetters(alone), 0, change: false));
        yield return new Probe("scores, not probabilities", "the same model with ten times its weights", () => Range(model!, both));
    }

    private static string Shape(Tagger model, NameBatch batch) => TensorValues.Shape(model.call(batch));

    private static string Parameters(Tagger model) => model.parameters().Sum(parameter => parameter.numel()).ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether the score of a word of the first sentence is another one in another batch, and what it should be.</summary>
    private static string Compare(Tagger model, Tensor scores, NameBatch other, long step, bool change)
    {
        double apart = (scores[0, step] - Scores(model, other)[0, step]).abs().max().item<float>();
        return apart > (change ? 1e-7 : 1e-5) ? Expected(Change, change) : Expected(Stay, !change);
    }

    /// <summary>As after training: without dropout.</summary>
    private static Tensor Scores(Tagger model, NameBatch batch)
    {
        model.eval();
        return model.call(batch);
    }

    private static string Expected(string what, bool right) => right ? what : $"but {what}";

    private static string Range(Tagger model, NameBatch batch)
    {
        foreach (var parameter in model.parameters()) parameter.mul_(10);
        var scores = model.call(batch);
        return Expected("scores of any size", scores.min().item<float>() < 0 || scores.max().item<float>() > 1);
    }

    /// <summary>A new model, trained on sentences that tell names from places on either side, and asked for names it has not seen.</summary>
    private static string Learned(Delegate make, TaggerSentences sentences)
    {
        using var scope = NewDisposeScope();
        using var withGradient = enable_grad();
        var model = (Tagger)make.DynamicInvoke((long)Reader.Letters, 32L)!;
        model.train();
        using var optimizer = optim.Adam(model.parameters(), 0.03);
        Learning.Run(optimizer, 90, _ =>
        {
            var batch = Reader.Batch(sentences.Draw(8));
            return nn.functional.binary_cross_entropy_with_logits(model.call(batch) * batch.Mask, batch.IsName);
        }, maxNorm: 1);
        model.eval();
        var test = sentences.Draw(40);
        double f1 = NameScore.Of(model.call(Reader.Batch(test)), test).F1;
        return f1 >= 0.92 ? Enough : string.Create(CultureInfo.InvariantCulture, $"but F1 {f1:F2}");
    }

    private static Delegate Made(TaggerDesign design) => (long alphabet, long hidden) => (Tagger)new DesignedTagger(alphabet, hidden, design);
}
