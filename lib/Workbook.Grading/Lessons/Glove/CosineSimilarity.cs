using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Glove;

/// <summary>The cosine of the angle between two vectors.</summary>
internal sealed class CosineSimilarity : FunctionExercise
{
    private const string IsADistance = "This is 1 minus the cosine, a distance: 0 for the same direction. The similarity is the cosine itself.";

    private const string IsAnAngle = "This is the angle itself, in radians. The similarity is its cosine, which needs no acos.";

    public override string Id => "cosine-similarity";

    public override string Title => "The angle between two words";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["similarity"];

    /// <summary>The vectors are float32, though the result is a double.</summary>
    public override double Tolerance(bool doublePrecision) => base.Tolerance(false);

    public override IReadOnlyList<string> Hints =>
    [
        "The dot product alone grows with the length of the vectors. By what must it be divided so that doubling one of them changes nothing?",
        "(u * v).sum() is the dot product, u.norm() a length; item<float>() turns a tensor of one number into a number. What comes out if a vector is all zeros, and what was asked for in that case?",
        "Compute the product of the two lengths first; return 0 if it is 0, else a quotient of the form .../lengths.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("dot-product", "This is the dot product. It grows with the lengths, so frequent words, whose vectors are long, would be like everything.", DotProduct),
        new("one-length-only", "Only one of the two lengths is divided by. Then the similarity of u to v differs from that of v to u.", OneLengthOnly),
        new("squared-lengths", "The lengths are not drawn from under the root: u . u is the square of the length. Take the square root, or norm().", SquaredLengths),
        new("distance", "This is the distance of the two points. It is 0 for equal vectors and large for different ones; the cosine is 1 for the same direction.", Distance),
        new("cosine-distance", IsADistance, CosineDistance),
        new("cosine-distance-zeros-set-apart", IsADistance, (Tensor u, Tensor v) => IsZero(u, v) ? 0 : CosineDistance(u, v)),
        new("sign-lost", "The sign is lost. Vectors that point opposite ways have the cosine -1, not 1.", SignLost),
        new("angle", IsAnAngle, Angle),
        new("angle-zeros-set-apart", IsAnAngle, (Tensor u, Tensor v) => IsZero(u, v) ? 0 : Angle(u, v)),
        new("zero-gives-nan", "With a vector of zeros the result is NaN, 0 divided by 0. A missing word has a row of zeros; one NaN in a table spoils every sum and every maximum. Return 0.", ZeroGivesNaN),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("vectors scaled to length 1 first", ScaledFirst),
        new("in a loop over the numbers", InALoop),
        new("the library's function", static (Tensor u, Tensor v) => (double)nn.functional.normalize(u, 2, 0).dot(nn.functional.normalize(v, 2, 0)).item<float>()),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int dimension in (int[])[4, 50, 7])
            yield return new Case($"dimension {dimension}", Draw.Tensor(random, float32, 2, dimension), Draw.Tensor(random, float32, 0.7, dimension));
        var u = Draw.Tensor(random, float32, 1, 6);
        yield return new Case("the same direction, twice as long", u, 2 * u);
        yield return new Case("opposite directions", u, -3 * u);
        yield return new Case("one number each, opposite signs", tensor([0.5f]), tensor([-0.25f]));
        yield return new Case("a vector of zeros", zeros(6), u);
    }

    private static double Solve(Tensor u, Tensor v)
    {
        double lengths = u.norm().item<float>() * (double)v.norm().item<float>();
        return lengths > 0 ? DotProduct(u, v) / lengths : 0;
    }

    private static bool IsZero(Tensor u, Tensor v) => u.norm().item<float>() == 0 || v.norm().item<float>() == 0;

    private static double DotProduct(Tensor u, Tensor v) => (u * v).sum().item<float>();

    private static double OneLengthOnly(Tensor u, Tensor v)
    {
        double length = u.norm().item<float>();
        return length > 0 ? DotProduct(u, v) / length : 0;
    }

    private static double SquaredLengths(Tensor u, Tensor v)
    {
        double squares = DotProduct(u, u) * DotProduct(v, v);
        return squares > 0 ? DotProduct(u, v) / squares : 0;
    }

    private static double Distance(Tensor u, Tensor v) => (u - v).norm().item<float>();

    private static double CosineDistance(Tensor u, Tensor v) => 1 - Solve(u, v);

    private static double SignLost(Tensor u, Tensor v) => Math.Abs(Solve(u, v));

    private static double Angle(Tensor u, Tensor v) => Math.Acos(Math.Clamp(Solve(u, v), -1, 1));

    private static double ZeroGivesNaN(Tensor u, Tensor v) => DotProduct(u, v) / (u.norm().item<float>() * v.norm().item<float>());

    private static double ScaledFirst(Tensor u, Tensor v) => DotProduct(u / u.norm().clamp(1e-12), v / v.norm().clamp(1e-12));

    private static double InALoop(Tensor u, Tensor v)
    {
        var (a, b) = (u.data<float>().ToArray(), v.data<float>().ToArray());
        double product = 0, squaresOfU = 0, squaresOfV = 0;
        for (int k = 0; k < a.Length; k++)
        {
            product += a[k] * b[k];
            squaresOfU += a[k] * a[k];
            squaresOfV += b[k] * b[k];
        }
        return squaresOfU == 0 || squaresOfV == 0 ? 0 : product / Math.Sqrt(squaresOfU * squaresOfV);
    }
}
