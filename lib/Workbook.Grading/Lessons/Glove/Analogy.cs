using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Glove;

/// <summary>a is to b as c is to what: the word most like b - a + c that is none of the three.</summary>
internal sealed class Analogy : FunctionExercise
{
    private static readonly string[] Words = ["man", "king", "woman", "queen", "boat", "cloud", "fish", "garden", "house", "lamp", "moon", "rose"];

    public override string Id => "analogy";

    public override string Title => "King - man + woman";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["answer"];

    public override IReadOnlyList<string> Hints =>
    [
        "From a to b there is a step, b - a. Take the same step from c. Which word lies in the direction where you arrive, and which three words may not be the answer?",
        "Array.IndexOf(words, a) is the row of a. The similarity to every word at once: vectors.mv(target) divided by the lengths of the rows, vectors.norm(1), and of the target. Or a loop with CosineSimilarity.",
        "target = vectors[...] - vectors[...] + vectors[...]; then a loop over the words that skips three of them with continue and keeps the best similarity and its word.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("query-words-not-excluded", "The words of the question can be the answer, and one of them nearly always is the nearest: b - a + c lies close to b and c. Leave a, b and c out.", (string a, string b, string c, string[] words, Tensor vectors) => Nearest(Target(a, b, c, words, vectors), words, vectors, [])),
        new("only-c-excluded", "Only c is left out. b is as close to b - a + c as c is, and a may be too: leave all three out.", (string a, string b, string c, string[] words, Tensor vectors) => Nearest(Target(a, b, c, words, vectors), words, vectors, [c])),
        new("step-turned-round", "The step goes from b to a: a - b + c. Man is to king as woman is to queen: the step is king minus man.", (string a, string b, string c, string[] words, Tensor vectors) => Nearest(Target(b, a, c, words, vectors), words, vectors, [a, b, c])),
        new("all-three-added", "All three vectors are added. The step from a to b is a difference: b - a.", (string a, string b, string c, string[] words, Tensor vectors) => Nearest(Row(a, words, vectors) + Row(b, words, vectors) + Row(c, words, vectors), words, vectors, [a, b, c])),
        new("c-taken-away", "The vector of c is taken away: a + b - c. The step from a to b is b - a, and it starts at c.", (string a, string b, string c, string[] words, Tensor vectors) => Nearest(Row(a, words, vectors) + Row(b, words, vectors) - Row(c, words, vectors), words, vectors, [a, b, c])),
        new("rows-scaled-before-the-step", "All rows were scaled to length 1 before the step was taken, so b - a + c is another vector. Here the vectors are taken as they are given; the cosine divides by the lengths afterwards.", (string a, string b, string c, string[] words, Tensor vectors) => Solve(a, b, c, words, vectors / vectors.norm(1, keepdim: true))),
        new("nearest-to-c", "The answer is the word nearest to c; the step from a to b is not taken.", (string a, string b, string c, string[] words, Tensor vectors) => Nearest(Row(c, words, vectors), words, vectors, [a, b, c])),
        new("dot-product", "The words are compared by the dot product, so long vectors, those of frequent words, win. Divide by the length of each row.", ByDotProduct),
        new("distance", "The words are compared by distance. Vectors of rare words are short and near the middle; only the direction should count: take the cosine.", ByDistance),
        new("least-similar", "The answer is the word with the smallest similarity. The cosine is large for words that are alike.", (string a, string b, string c, string[] words, Tensor vectors) => Nearest(-Target(a, b, c, words, vectors), words, vectors, [a, b, c])),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("similarities of all rows at once", AllAtOnce),
        new("sorted, then the first allowed one", Sorted),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int dimension in (int[])[8, 12, 20, 50])
            yield return Told(random, dimension);
        yield return OfUnequalLength(random);
        yield return new Case("4 words, so that one is left", "man", "king", "woman", new[] { "queen", "woman", "king", "man" }, Draw.Tensor(random, float32, 1, 4, 3));
    }

    /// <summary>
    /// Twelve words in random order, placed so that every known wrong way ends at another one. With the target
    /// t = 5 e1 - 2 e2 + 0.8 e3 of length 5.44 the cosines are c 0.92, b 0.91, the answer 0.89, a word nearest in
    /// distance 0.88, one near c 0.88, a very long one 0.71.
    /// </summary>
    private static Case Told(Random random, int dimension)
    {
        var axes = Axes(random, dimension);
        Tensor At(params double[] places) => places.Select((place, i) => axes[i] * place).Aggregate((sum, next) => sum + next);
        var (a, b, c) = (At(0, 2), At(2, 0, 0.8), At(3));
        var target = b - a + c;
        Tensor[] rows =
        [
            a, b, c, 0.2 * target + At(0, 0, 0, 0.54), a - b + c, a + b + c, At(3, 0, 0, 0, 0.9), 1.84 * target + At(0, 0, 0, 0, 0, 10),
            0.9 * target + At(0, 0, 0, 0, 0, 0, 2.6), At(0, 0, 0, 1) - target, At(0, 0, 0, 0, 0.5, -0.5), a + b - c,
        ];
        string[] names = [.. Words];
        random.Shuffle(names);
        int[] order = [.. Enumerable.Range(0, rows.Length)];
        random.Shuffle(order);
        double scale = 0.5 + random.NextDouble();
        return new Case($"12 words, dimension {dimension}", names[0], names[1], names[2], order.Select(i => names[i]).ToArray(), stack(order.Select(i => (rows[i] * scale).to_type(float32)), 0));
    }

    /// <summary>
    /// The vector of a is four times as long as those of b and c. The target (1, -4, 1) has the cosine 0.99 to the answer; of
    /// scaled rows it would be (1, -1, 1), where another word stands, which has the cosine 0.82 to the right one.
    /// </summary>
    private static Case OfUnequalLength(Random random)
    {
        var axes = Axes(random, 8);
        Tensor At(params double[] places) => places.Select((place, i) => axes[i] * place).Aggregate((sum, next) => sum + next);
        Tensor[] rows = [At(0, 4), At(1), At(0, 0, 1), At(0.5, -2, 0.5, 0.3), At(1, -1, 1), At(0, 1, 0, 0, 0.5), At(0, 0, 0, 0, 0, 1)];
        string[] names = [.. Words];
        random.Shuffle(names);
        return new Case("7 words, a with a long vector", names[0], names[1], names[2], names[..rows.Length], stack(rows.Select(row => row.to_type(float32)), 0));
    }

    /// <summary>Directions at right angles: those of the coordinates in random order, some turned round.</summary>
    private static Tensor[] Axes(Random random, int dimension)
    {
        int[] order = [.. Enumerable.Range(0, dimension)];
        random.Shuffle(order);
        var directions = eye(dimension, dtype: float64);
        return [.. order.Select(i => directions[i] * (random.Next(2) * 2 - 1))];
    }

    private static Tensor Row(string word, string[] words, Tensor vectors) => vectors[Array.IndexOf(words, word)];

    private static Tensor Target(string a, string b, string c, string[] words, Tensor vectors) =>
        Row(b, words, vectors) - Row(a, words, vectors) + Row(c, words, vectors);

    private static string Solve(string a, string b, string c, string[] words, Tensor vectors) =>
        Nearest(Target(a, b, c, words, vectors), words, vectors, [a, b, c]);

    private static string Nearest(Tensor target, string[] words, Tensor vectors, string[] excluded) =>
        Best(Similarities(target, vectors), words, excluded);

    private static float[] Similarities(Tensor target, Tensor vectors) => (vectors.mv(target) / vectors.norm(1)).data<float>().ToArray();

    private static string Best(float[] scores, string[] words, string[] excluded) =>
        words.Zip(scores).Where(pair => !excluded.Contains(pair.First)).MaxBy(pair => pair.Second).First;

    private static string ByDotProduct(string a, string b, string c, string[] words, Tensor vectors) =>
        Best(vectors.mv(Target(a, b, c, words, vectors)).data<float>().ToArray(), words, [a, b, c]);

    private static string ByDistance(string a, string b, string c, string[] words, Tensor vectors) =>
        Best((-(vectors - Target(a, b, c, words, vectors)).norm(1)).data<float>().ToArray(), words, [a, b, c]);

    private static string AllAtOnce(string a, string b, string c, string[] words, Tensor vectors)
    {
        var unit = vectors / vectors.norm(1, keepdim: true);
        var scores = unit.mv(Target(a, b, c, words, vectors));
        foreach (string word in new[] { a, b, c }) scores[Array.IndexOf(words, word)] = float.NegativeInfinity;
        return words[scores.argmax().item<long>()];
    }

    private static string Sorted(string a, string b, string c, string[] words, Tensor vectors)
    {
        float[] similarities = Similarities(Target(a, b, c, words, vectors), vectors);
        return Enumerable.Range(0, words.Length).OrderByDescending(i => similarities[i]).Select(i => words[i]).First(word => word != a && word != b && word != c);
    }
}
