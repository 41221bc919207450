using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Glove;

/// <summary>Takes out of word vectors what lies along one direction.</summary>
internal sealed class NeutralizeBias : FunctionExercise
{
    public override string Id => "neutralize-bias";

    public override string Title => "Taking a direction out";

    public override double Points => 0;

    public override IReadOnlyList<string> Outputs(int function) => ["neutralized vectors"];

    public override IReadOnlyList<string> Hints =>
    [
        "Every vector is a part along g and a part at right angles to it. How long is the part along g, measured in g's?",
        "(e . g) / (g . g) says how many g's fit into e: one number per word. vectors.mv(g) gives all the products e . g at once, (g * g).sum() the other.",
        "shares = ... / ...; shape (words). Then vectors minus shares.unsqueeze(1) times something of shape (d).",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("g-taken-for-length-one", "The product e . g was not divided by anything. That is right only if g has the length 1; the difference of two word vectors hardly ever has.", (Tensor vectors, Tensor g) => vectors - Along(vectors, g) * (g * g).sum()),
        new("length-instead-of-square", "You divide by the length of g. g stands in the formula twice, so it takes the square of the length, g . g.", (Tensor vectors, Tensor g) => vectors - Along(vectors, g) * g.norm()),
        new("divided-by-own-length", "You divide by the square of each word's own length. What is measured is how many g's fit into e, so divide by g . g.", DividedByOwnLength),
        new("component-returned", "This is the part along g. It is what had to be taken out of the vectors.", Along),
        new("added-instead-of-taken", "The part along g is added, so the bias is doubled. Subtract it.", (Tensor vectors, Tensor g) => vectors + Along(vectors, g)),
        new("g-subtracted", "The whole of g is subtracted from every word. Each word has its own share of g, some a negative one.", (Tensor vectors, Tensor g) => vectors - g),
        new("scaled-afterwards", "The results were scaled to length 1. Only the direction g was to be taken out, and the rest left as it is.", (Tensor vectors, Tensor g) => Solve(vectors, g) / Solve(vectors, g).norm(1, keepdim: true)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("a projection matrix", static (Tensor vectors, Tensor g) => vectors.mm(eye(g.shape[0]) - outer(g, g) / (g * g).sum())),
        new("word by word", static (Tensor vectors, Tensor g) => stack(Enumerable.Range(0, (int)vectors.shape[0]).Select(i => vectors[i] - g * ((vectors[i] * g).sum() / (g * g).sum())), 0)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (words, dimension) in ((int, int)[])[(4, 5), (1, 3), (3, 50), (3, 3)])
            yield return new Case($"{words} {(words == 1 ? "word" : "words")}, dimension {dimension}", Draw.Tensor(random, float32, 1, words, dimension), Draw.Tensor(random, float32, 0.6, dimension));
    }

    private static Tensor Solve(Tensor vectors, Tensor g) => vectors - Along(vectors, g);

    private static Tensor Along(Tensor vectors, Tensor g) => (vectors.mv(g) / (g * g).sum()).unsqueeze(1) * g;

    private static Tensor DividedByOwnLength(Tensor vectors, Tensor g) =>
        vectors - (vectors.mv(g) / (vectors * vectors).sum(1)).unsqueeze(1) * g;
}
