using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.SequencesAndNotation;

/// <summary>From tokens to ids and back; a token that the vocabulary does not know becomes UNK.</summary>
internal sealed class EncodeDecode : FunctionExercise
{
    private const int Encoding = 0, Decoding = 1;

    private static readonly string[] Known = ["the", "cat", "is", "a", "breed", "of", "dog", "sleeps"];

    private static readonly string[] Strange = ["Cat", "Mau", "egyptian", "Of"];

    public override string Id => "encode-decode";

    public override string Title => "Tokens to ids and back";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => function == Encoding ? ["encoded ids"] : ["decoded tokens"];

    public override IReadOnlyList<string> Hints =>
    [
        "Encoding gives exactly one id per token, decoding exactly one token per id. What stands in the place of a token that the dictionary does not have?",
        "vocabulary.TryGetValue(token, out int id) says whether a token is known; the id of the stand-in is vocabulary[\"<unk>\"], wherever it is. For the way back you need a dictionary from ids to tokens: swap each pair.",
        "Encode: fill a long[] of the sentence's length in a loop, each entry of the form known ? id : unknown, then torch.tensor. Decode: build the swapped dictionary with ToDictionary, then look up ids[t].item<long>() for every t.",
    ];

    public override IReadOnlyList<Delegate> Reference => [SolveEncode, SolveDecode];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("unknown-skipped", "Unknown words are left out. Then the sentence gets shorter and every label after the gap belongs to the wrong word: an unknown word keeps its place and becomes <unk>.", SkipUnknown, SolveDecode),
        new("unknown-becomes-zero", "Unknown words get the id 0. That is an id of its own, in this course the one of <pad>: the network would take a new name for the end of the sentence. Use the id of <unk>.", UnknownIsZero, SolveDecode),
        new("unknown-becomes-one", "Unknown words get the id 1, wherever <unk> stands in the vocabulary. Look it up: vocabulary[\"<unk>\"].", UnknownIsOne, SolveDecode),
        new("vocabulary-grows", "Unknown words are added to the vocabulary with new ids. The network has no weights for ids it was not built with; after training the vocabulary is closed, and new words become <unk>.", GrowVocabulary, SolveDecode),
        new("lower-cased", "Tokens are turned into lower case before they are looked up. \"Cat\" is not in this vocabulary, so it is unknown, even though \"cat\" is known: split and spell new text exactly as the training text.", LowerCased, SolveDecode),
        new("int32", "The ids are int32. Indices of tensors are int64 (long) everywhere in this course: one_hot, embedding and cross_entropy ask for it.", Int32Ids, SolveDecode),
        new("order-of-the-dictionary", "Decoding takes the entry that was added to the dictionary at that place. The id is the value of a pair, not its place; the two agree only as long as nobody builds the dictionary in another order.", SolveEncode, ByPlace),
        new("unk-dropped", "Decoding leaves <unk> out. One id, one token: who reads the text must see that a word is missing.", SolveEncode, DropUnknown),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("queries", static (string[] tokens, Dictionary<string, int> vocabulary) => tensor(tokens.Select(token => (long)vocabulary.GetValueOrDefault(token, vocabulary[SpecialTokens.Unknown])).ToArray()),
            static (Tensor ids, Dictionary<string, int> vocabulary) => ids.data<long>().ToArray().Select(id => vocabulary.Single(pair => pair.Value == id).Key).ToArray()),
        new("written into zeros, tokens in an array", IntoZeros, FromArray),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int steps in (int[])[6, 1, 4, 9])
        {
            var (usual, mixed) = (Vocabulary(random, mixed: false), Vocabulary(random, mixed: true));
            yield return new Case($"{steps} tokens, one or more unknown", Sentence(random, steps), usual) { Function = Encoding };
            yield return new Case($"{steps} tokens, one or more unknown, <unk> not at 1", Sentence(random, steps), mixed) { Function = Encoding };
            yield return new Case($"{steps} ids", Ids(random, steps, usual), usual) { Function = Decoding };
            yield return new Case($"{steps} ids, a dictionary built in another order", Ids(random, steps, mixed), mixed) { Function = Decoding };
        }
    }

    /// <summary>The usual order of ids; mixed, the ids start with two words, so that UNK is at neither 0 nor 1, and are added from the last to the first.</summary>
    private static Dictionary<string, int> Vocabulary(Random random, bool mixed)
    {
        string[] words = [.. Known];
        random.Shuffle(words);
        string[] tokens = mixed ? [.. words[..2], .. SpecialTokens.All.Reverse(), .. words[2..]] : [.. SpecialTokens.All, .. words];
        var pairs = tokens.Select((token, id) => KeyValuePair.Create(token, id));
        return new Dictionary<string, int>(mixed ? pairs.Reverse() : pairs);
    }

    /// <summary>A sentence with strange words in at least one place; among several, one is a known word with a capital.</summary>
    private static string[] Sentence(Random random, int steps)
    {
        var tokens = new string[steps];
        for (int t = 0; t < steps; t++) tokens[t] = random.Next(3) == 0 ? Strange[random.Next(Strange.Length)] : Known[random.Next(Known.Length)];
        tokens[random.Next(steps)] = Strange[steps == 1 ? 1 : 0];
        return tokens;
    }

    private static Tensor Ids(Random random, int steps, Dictionary<string, int> vocabulary)
    {
        var ids = Enumerable.Range(0, steps).Select(_ => (long)random.Next(vocabulary.Count)).ToArray();
        ids[random.Next(steps)] = vocabulary[SpecialTokens.Unknown];
        return tensor(ids);
    }

    private static Tensor SolveEncode(string[] tokens, Dictionary<string, int> vocabulary)
    {
        var ids = new long[tokens.Length];
        for (int t = 0; t < tokens.Length; t++)
            ids[t] = vocabulary.TryGetValue(tokens[t], out int id) ? id : vocabulary[SpecialTokens.Unknown];
        return tensor(ids);
    }

    private static string[] SolveDecode(Tensor ids, Dictionary<string, int> vocabulary)
    {
        var tokens = vocabulary.ToDictionary(pair => (long)pair.Value, pair => pair.Key);
        return [.. ids.data<long>().ToArray().Select(id => tokens[id])];
    }

    private static Tensor SkipUnknown(string[] tokens, Dictionary<string, int> vocabulary) =>
        SolveEncode([.. tokens.Where(vocabulary.ContainsKey)], vocabulary);

    private static Tensor UnknownIsZero(string[] tokens, Dictionary<string, int> vocabulary) => UnknownIs(0, tokens, vocabulary);

    private static Tensor UnknownIsOne(string[] tokens, Dictionary<string, int> vocabulary) => UnknownIs(1, tokens, vocabulary);

    private static Tensor UnknownIs(int unknown, string[] tokens, Dictionary<string, int> vocabulary) =>
        tensor(tokens.Select(token => (long)vocabulary.GetValueOrDefault(token, unknown)).ToArray());

    private static Tensor GrowVocabulary(string[] tokens, Dictionary<string, int> vocabulary)
    {
        foreach (string token in tokens) vocabulary.TryAdd(token, vocabulary.Count);
        return SolveEncode(tokens, vocabulary);
    }

    private static Tensor LowerCased(string[] tokens, Dictionary<string, int> vocabulary) =>
        SolveEncode([.. tokens.Select(token => token.ToLowerInvariant())], vocabulary);

    private static Tensor Int32Ids(string[] tokens, Dictionary<string, int> vocabulary) => SolveEncode(tokens, vocabulary).to_type(int32);

    private static string[] ByPlace(Tensor ids, Dictionary<string, int> vocabulary) =>
        [.. ids.data<long>().ToArray().Select(id => vocabulary.Keys.ElementAt((int)id))];

    private static string[] DropUnknown(Tensor ids, Dictionary<string, int> vocabulary) =>
        [.. SolveDecode(ids, vocabulary).Where(token => token != SpecialTokens.Unknown)];

    private static Tensor IntoZeros(string[] tokens, Dictionary<string, int> vocabulary)
    {
        var ids = zeros(tokens.Length, dtype: int64);
        for (int t = 0; t < tokens.Length; t++)
            ids[t] = vocabulary[vocabulary.ContainsKey(tokens[t]) ? tokens[t] : SpecialTokens.Unknown];
        return ids;
    }

    private static string[] FromArray(Tensor ids, Dictionary<string, int> vocabulary)
    {
        var tokens = new string[vocabulary.Count];
        foreach (var (token, id) in vocabulary) tokens[id] = token;
        var text = new List<string>();
        for (long t = 0; t < ids.shape[0]; t++) text.Add(tokens[ids[t].item<long>()]);
        return [.. text];
    }
}
