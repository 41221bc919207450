using System.Globalization;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Reference;

/// <summary>
/// Values and gradients where a function has a corner, a tie, a limit or no value are PyTorch's: the lines of PyTorchCorners.txt are
/// those that pytorch_corners.py prints.
/// </summary>
public class CornerTests
{
    static readonly double[] Points = [0, 1, -1, 0.5, -0.5, 2, 6, 1e-200, -800, 800, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
    static readonly double[] A = [0, 1, -1, 0, 2, -2, 0, double.PositiveInfinity, double.NaN, 3, double.NegativeInfinity];
    static readonly double[] B = [0, 1, -1, 2, 0, 0, -1, double.PositiveInfinity, 1, double.NaN, 1];
    static readonly double[,] Ties = { { 1, 3, 3, 2 }, { 0, 0, 0, 0 }, { -1, -1, 2, 0 } };
    static readonly double[,] Zeros = { { 1, 0, 3, 2 }, { 0, 0.5, 0, 4 }, { 2, -1, 2, 0 }, { 0, 0, 0, 0 } };

    static readonly double[,] Infinities =
    {
        { 0, double.NegativeInfinity, 1 },
        { double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity },
        { double.PositiveInfinity, 0, 1 },
    };

    static readonly Dictionary<string, (Func<Tensor[], Tensor> Function, Tensor[] Inputs)> Cases = [];

    static CornerTests()
    {
        AddUnary();
        AddMoreUnary();
        AddBinary();
        AddLines();
        AddLosses();
    }

    public static TheoryData<string> Names => [.. Cases.Keys];

    static readonly Dictionary<string, string[]> Expected = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "PyTorchCorners.txt"))
        .Select(line => line.Split('\t')).ToDictionary(fields => fields[0], fields => fields[1..]);

    [Theory, MemberData(nameof(Names))]
    public void IsPyTorchs(string name)
    {
        var (function, inputs) = Cases[name];
        var leaves = inputs.Select(x => x.clone().requires_grad_()).ToArray();
        var result = function(leaves);
        Same(name, "the result", Expected[name][0], result);
        result.sum().backward();
        for (var k = 0; k < leaves.Length; k++) Same(name, $"gradient {k}", Expected[name][k + 1], leaves[k].grad ?? zeros_like(leaves[k]));
    }

    [Fact]
    public void EveryLineIsCompared() => Assert.Equal(Expected.Keys.Order(), Cases.Keys.Order());

    static void Same(string name, string what, string line, Tensor actual)
    {
        var expected = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
        var numbers = Numbers.Of(actual);
        if (expected.Length == 0) expected = new double[numbers.Length];
        Assert.Equal(expected.Length, numbers.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            var same = numbers[i].Equals(expected[i]) || Math.Abs(numbers[i] - expected[i]) <= 1e-10 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(same, FormattableString.Invariant($"{name}: {what} is [{string.Join(' ', numbers)}], PyTorch's [{line}]: at {i}"));
        }
    }

    static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    static void One(string name, Func<Tensor, Tensor> function) => Cases.Add(name, (x => function(x[0]), [tensor(Points)]));

    static void Two(string name, Func<Tensor, Tensor, Tensor> function) => Cases.Add(name, (x => function(x[0], x[1]), [tensor(A), tensor(B)]));

    static void Line(string name, Func<Tensor, Tensor> function)
    {
        Cases.Add("ties " + name, (x => function(x[0]), [tensor(Ties)]));
        Cases.Add("zeros " + name, (x => function(x[0]), [tensor(Zeros)]));
    }

    static void Infinite(string name, Func<Tensor, Tensor> function) => Cases.Add("infinities " + name, (x => function(x[0]), [tensor(Infinities)]));

    static void AddUnary()
    {
        One("abs", x => x.abs());
        One("sqrt", x => x.sqrt());
        One("rsqrt", x => x.rsqrt());
        One("reciprocal", x => x.reciprocal());
        One("log", x => x.log());
        One("log1p", x => x.log1p());
        One("log2", x => x.log2());
        One("log10", x => x.log10());
        One("exp", x => x.exp());
        One("expm1", x => x.expm1());
        One("exp2", x => x.exp2());
        One("tanh", x => x.tanh());
        One("sigmoid", x => x.sigmoid());
        One("log_sigmoid", x => x.log_sigmoid());
        One("relu", x => x.relu());
        One("relu6", x => x.relu6());
        One("sign", x => x.sign());
        One("floor", x => x.floor());
        One("round", x => x.round());
        One("clamp", x => x.clamp(-1, 1));
        One("clamp_min", x => x.clamp_min(1));
        One("clamp_max", x => x.clamp_max(1));
        One("square", x => x.square());
        One("pow 0", x => x.pow(0));
        One("pow 1", x => x.pow(1));
        One("pow 2", x => x.pow(2));
        One("pow 3", x => x.pow(3));
        One("pow 0.5", x => x.clamp_min(-800).pow(0.5));
        One("pow -1", x => x.pow(-1));
        One("2 pow", x => tensor(2.0).pow(x));
        One("0 pow", x => tensor(0.0).pow(x));
    }

    static void AddMoreUnary()
    {
        One("asin", x => x.asin());
        One("acos", x => x.acos());
        One("atan", x => x.atan());
        One("erf", x => x.erf());
        One("silu", x => silu(x));
        One("gelu", x => gelu(x));
        One("elu", x => elu(x, 1));
        One("leaky_relu", x => leaky_relu(x));
        One("softplus", x => softplus(x));
        One("hardtanh", x => hardtanh(x));
        One("softsign", x => softsign(x));
        One("nan_to_num", x => x.nan_to_num());
        One("frac", x => x.frac());
        One("remainder", x => x.remainder(2));
        One("1 / x", x => 1 / x);
        One("logit", x => x.logit());
        One("masked_fill", x => x.masked_fill(x > 0, 3));
        One("where", x => where(x > 0, x, -x));
        One("sin", x => x.sin());
        One("cos", x => x.cos());
        One("smooth_l1", x => smooth_l1_loss(x, zeros_like(x), nn.Reduction.None));
    }

    static void AddBinary()
    {
        Two("maximum", (x, y) => x.maximum(y));
        Two("minimum", (x, y) => x.minimum(y));
        Two("mul", (x, y) => x * y);
        Two("div", (x, y) => x / y);
        Two("pow", (x, y) => x.pow(y));
        Two("atan2", (x, y) => x.atan2(y));
        Two("xlogy", (x, y) => x.xlogy(y));
        Two("logaddexp", (x, y) => x.logaddexp(y));
        Two("fmod", (x, y) => x.fmod(y));
        Two("l1_loss", (x, y) => l1_loss(x, y, nn.Reduction.None));
        Two("mse_loss", (x, y) => mse_loss(x, y, nn.Reduction.None));
    }

    static void AddLines()
    {
        Line("max", x => x.max());
        Line("min", x => x.min());
        Line("max dim", x => x.max(1).values);
        Line("min dim", x => x.min(1).values);
        Line("amax", x => x.amax([1]));
        Line("amin", x => x.amin([1]));
        Line("median", x => x.median());
        Line("sort", x => x.sort(1, stable: true).Values * arange(4, dtype: float64));
        Line("std", x => x.std(1));
        Line("var", x => x.var(1));
        Line("norm", x => x.norm());
        Line("norm dim", x => x.norm(1));
        Line("norm 1", x => x.norm(1f));
        Line("norm inf", x => x.norm(float.PositiveInfinity));
        Line("norm 3", x => x.norm(1, false, 3));
        Line("prod", x => x.prod());
        Line("prod dim", x => x.prod(1));
        Line("cumprod", x => x.cumprod(1) * arange(1, 5, dtype: float64));
        Line("cumprod columns", x => x.cumprod(0) * arange(1, 5, dtype: float64));
        Line("normalize", x => normalize(x));
        Line("layer_norm", x => layer_norm(x, [4]));
        Line("max_pool1d", x => max_pool1d(x.unsqueeze(0), 2));
        Line("softmax", x => x.softmax(1) * arange(4, dtype: float64));
        Line("logsumexp", x => x.logsumexp(1));
    }

    static void AddLosses()
    {
        Infinite("softmax", x => x.softmax(1) * arange(3, dtype: float64));
        Infinite("log_softmax", x => x.log_softmax(1));
        Infinite("logsumexp", x => x.logsumexp(1));
        var targets = tensor(new[] { 0, 1, 0.25, 1, 0 });
        Cases.Add("binary_cross_entropy", (x => binary_cross_entropy(x[0], x[1], reduction: nn.Reduction.None), [tensor(new[] { 0, 1, 0.5, 0, 1 }), targets]));
        Cases.Add("binary_cross_entropy_with_logits", (x => binary_cross_entropy_with_logits(x[0], x[1], reduction: nn.Reduction.None), [tensor(new[] { 0.0, 800, -800, 800, -800 }), targets]));
    }
}
