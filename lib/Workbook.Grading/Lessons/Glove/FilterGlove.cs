using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Glove;

/// <summary>The matrix of an embedding layer: the vectors of a vocabulary, a row of zeros for padding, rows of zeros for missing words.</summary>
internal sealed class FilterGlove : FunctionExercise
{
    private static readonly string[] Words = ["apple", "boat", "cloud", "dog", "fish", "garden", "house", "lamp", "moon", "rose", "stone", "tree"];

    public override string Id => "filter-glove";

    public override string Title => "The rows of a vocabulary";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["embedding matrix"];

    public override IReadOnlyList<string> Hints =>
    [
        "The matrix has a row for every id that can occur, also for id 0. What stands in a row that nobody writes to?",
        "Start from torch.zeros with ids.Count + 1 rows; the number of columns is that of any vector of glove. Then go through the pairs of ids and ask glove.TryGetValue for each word.",
        "foreach (var (word, id) in ids) with an if inside, and one assignment of the form matrix[...] = ...; the row is the id itself.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("no-row-for-padding", "The row for padding is missing, so every word stands one row too high. Ids count from 1 here: the word with id 1 belongs into row 1, under the row of zeros.", NoRowForPadding),
        new("padding-at-the-end", "The words begin in row 0, and the row of zeros is the last. Then id 1 looks up the second word. The row is the id.", PaddingAtTheEnd),
        new("order-of-the-dictionary", "The rows follow the order in which the dictionary lists its words. The id is the value of a pair, not its place.", OrderOfTheDictionary),
        new("order-of-glove", "The rows follow the order of the GloVe file. The network will ask by the ids of the vocabulary, so they decide.", OrderOfGlove),
        new("missing-left-out", "A missing word gets no row, so that all later words move up. Every id keeps its row, a word without a vector one of zeros.", MissingLeftOut),
        new("missing-is-the-mean", "A missing word gets the mean of all vectors. That can be sensible, but here it was to be zero: a word of which nothing is known says nothing until training teaches it.", MissingIsTheMean),
        new("lower-cased", "Words are turned into lower case before they are looked up. Do that, if at all, when the vocabulary is built: here \"Rose\" has an id of its own, and this glove has no vector for it.", LowerCased),
        new("padding-not-zero", "The row for padding holds a vector. Padding is no word: it must say nothing, so row 0 stays zero.", PaddingNotZero),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("rows stacked in the order of the ids", Stacked),
        new("numbers copied into one array", Copied),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (known, missing, dimension) in ((int, int, int)[])[(5, 2, 3), (1, 1, 4), (8, 3, 5), (4, 1, 1)])
            yield return Draw(random, known, missing, dimension);
        yield return new Case("one word, not in glove, dimension 2", new Dictionary<string, Tensor> { ["moon"] = Vector(random, 2) }, new Dictionary<string, int> { ["Moon"] = 1 });
    }

    /// <summary>A vocabulary whose ids go against the order of both dictionaries, with a missing word in the middle and a capitalised one; glove knows more words than it.</summary>
    private static Case Draw(Random random, int known, int missing, int dimension)
    {
        string[] words = [.. Words];
        random.Shuffle(words);
        string[] inBoth = words[..known], notInGlove = [.. words[known..(known + missing - 1)], char.ToUpperInvariant(words[0][0]) + words[0][1..]];
        string[] numbered = [inBoth[0], .. notInGlove, .. inBoth[1..]];
        var ids = numbered.Select((word, i) => KeyValuePair.Create(word, i + 1)).Reverse();
        var glove = inBoth.Append("stranger").Select(word => KeyValuePair.Create(word, Vector(random, dimension))).ToArray();
        random.Shuffle(glove);
        return new Case($"{numbered.Length} words, {missing} of them not in glove, dimension {dimension}", new Dictionary<string, Tensor>(glove), new Dictionary<string, int>(ids));
    }

    private static Tensor Vector(Random random, int dimension) => Specification.Draw.Tensor(random, float32, 1, dimension);

    private static long Dimension(Dictionary<string, Tensor> glove) => glove.Values.First().shape[0];

    private static Tensor Solve(Dictionary<string, Tensor> glove, Dictionary<string, int> ids) => Fill(glove, ids, word => word);

    private static Tensor Fill(Dictionary<string, Tensor> glove, Dictionary<string, int> ids, Func<string, string> spelling)
    {
        var matrix = zeros(ids.Count + 1, Dimension(glove));
        foreach (var (word, id) in ids)
            if (glove.TryGetValue(spelling(word), out var vector)) matrix[id] = vector;
        return matrix;
    }

    private static Tensor NoRowForPadding(Dictionary<string, Tensor> glove, Dictionary<string, int> ids) => Solve(glove, ids).narrow(0, 1, ids.Count);

    private static Tensor PaddingAtTheEnd(Dictionary<string, Tensor> glove, Dictionary<string, int> ids)
    {
        var matrix = Solve(glove, ids);
        return cat([matrix.narrow(0, 1, ids.Count), matrix.narrow(0, 0, 1)], 0);
    }

    private static Tensor OrderOfTheDictionary(Dictionary<string, Tensor> glove, Dictionary<string, int> ids) =>
        Solve(glove, ids.Keys.Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => pair.i + 1));

    private static Tensor OrderOfGlove(Dictionary<string, Tensor> glove, Dictionary<string, int> ids) =>
        Solve(glove, glove.Keys.Where(ids.ContainsKey).Concat(ids.Keys.Where(word => !glove.ContainsKey(word))).Select((word, i) => (word, i)).ToDictionary(pair => pair.word, pair => pair.i + 1));

    private static Tensor MissingLeftOut(Dictionary<string, Tensor> glove, Dictionary<string, int> ids) =>
        Solve(glove, ids.OrderBy(pair => pair.Value).Where(pair => glove.ContainsKey(pair.Key)).Select((pair, i) => (pair.Key, i)).ToDictionary(pair => pair.Key, pair => pair.i + 1));

    private static Tensor MissingIsTheMean(Dictionary<string, Tensor> glove, Dictionary<string, int> ids)
    {
        var matrix = Solve(glove, ids);
        var mean = stack(glove.Values, 0).mean([0L]);
        foreach (var (word, id) in ids)
            if (!glove.ContainsKey(word)) matrix[id] = mean;
        return matrix;
    }

    private static Tensor LowerCased(Dictionary<string, Tensor> glove, Dictionary<string, int> ids) =>
        Fill(glove, ids, word => word.ToLowerInvariant());

    private static Tensor PaddingNotZero(Dictionary<string, Tensor> glove, Dictionary<string, int> ids)
    {
        var matrix = Solve(glove, ids);
        matrix[0] = stack(glove.Values, 0).mean([0L]);
        return matrix;
    }

    private static Tensor Stacked(Dictionary<string, Tensor> glove, Dictionary<string, int> ids)
    {
        var nothing = zeros(Dimension(glove));
        var rows = ids.OrderBy(pair => pair.Value).Select(pair => glove.GetValueOrDefault(pair.Key, nothing));
        return stack(rows.Prepend(nothing), 0);
    }

    private static Tensor Copied(Dictionary<string, Tensor> glove, Dictionary<string, int> ids)
    {
        int dimension = (int)Dimension(glove);
        float[] numbers = new float[(ids.Count + 1) * dimension];
        foreach (string word in ids.Keys.Where(glove.ContainsKey))
            glove[word].data<float>().ToArray().CopyTo(numbers, ids[word] * dimension);
        return tensor(numbers).reshape(ids.Count + 1, dimension);
    }
}
