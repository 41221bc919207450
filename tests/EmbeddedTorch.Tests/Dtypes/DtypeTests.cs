using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Dtypes;

/// <summary>
/// Every operation gives, for every dtype, PyTorch's dtype, shape and values, and refuses what PyTorch refuses. The numbers
/// in PyTorchDtypes.txt are what pytorch_dtypes.py beside it prints.
/// </summary>
public class DtypeTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> Binary = new()
    {
        ["add"] = (x, y) => x + y,
        ["sub"] = (x, y) => x - y,
        ["mul"] = (x, y) => x * y,
        ["div"] = (x, y) => x / y,
        ["fdiv"] = (x, y) => x.floor_divide(y),
        ["mod"] = (x, y) => x % y,
        ["fmod"] = (x, y) => x.fmod(y),
        ["pow"] = (x, y) => x.pow(y),
        ["eq"] = (x, y) => x == y,
        ["lt"] = (x, y) => x < y,
        ["ge"] = (x, y) => x >= y,
        ["maximum"] = (x, y) => x.maximum(y),
        ["and"] = (x, y) => x.logical_and(y),
        ["where"] = (x, y) => where(x > 2, x, y),
        ["cat"] = (x, y) => cat([x, y]),
        ["band"] = (x, y) => x & y,
        ["bxor"] = (x, y) => x ^ y,
        ["add_"] = (x, y) => x.clone().add_(y),
        ["copy_"] = (x, y) => x.clone().copy_(y),
        ["to"] = (x, y) => x.to_type(y.dtype),
    };

    static readonly Dictionary<string, Func<Tensor, Tensor>> Unary = new()
    {
        ["sum"] = x => x.sum(),
        ["sum1"] = x => x.sum(1),
        ["prod"] = x => x.prod(),
        ["mean"] = x => x.mean(),
        ["max"] = x => x.max(),
        ["argmax"] = x => x.argmax(1),
        ["argmin0"] = x => x.argmin(0),
        ["any"] = x => x.any(),
        ["all1"] = x => x.all(1),
        ["cumsum"] = x => x.cumsum(1),
        ["cumprod"] = x => x.cumprod(0),
        ["abs"] = x => x.abs(),
        ["neg"] = x => -x,
        ["sign"] = x => x.sign(),
        ["floor"] = x => x.floor(),
        ["round"] = x => x.round(),
        ["trunc"] = x => x.trunc(),
        ["exp"] = x => x.exp(),
        ["log"] = x => x.log(),
        ["sqrt"] = x => x.sqrt(),
        ["tanh"] = x => x.tanh(),
        ["sigmoid"] = x => x.sigmoid(),
        ["relu"] = x => x.relu(),
        ["recip"] = x => x.reciprocal(),
        ["rsqrt"] = x => x.rsqrt(),
        ["sq"] = x => x.square(),
        ["pow2"] = x => x.pow(2),
        ["pow2.5"] = x => x.pow(2.5),
        ["pow-1"] = x => x.pow(-1),
        ["pow0.5"] = x => x.pow(0.5),
        ["add1"] = x => x + 1,
        ["add1.5"] = x => x + 1.5,
        ["rsub"] = x => 1 - x,
        ["rdiv"] = x => 1 / x,
        ["div2"] = x => x / 2,
        ["fdiv2"] = x => x.floor_divide(2),
        ["mod2"] = x => x % 2,
        ["mod-2.5"] = x => x % -2.5,
        ["mul2.5"] = x => x * 2.5,
        ["gt1.5"] = x => x > 1.5,
        ["eq1"] = x => x == 1,
        ["clamp"] = x => x.clamp(1, 2),
        ["clampf"] = x => x.clamp(0.5, 1.5),
        ["clampmin"] = x => x.clamp_min(1),
        ["isnan"] = x => x.isnan(),
        ["isfinite"] = x => x.isfinite(),
        ["not"] = x => x.logical_not(),
        ["bnot"] = x => ~x,
        ["var"] = x => x.var(),
        ["std1"] = x => x.std(1),
        ["norm"] = x => x.norm(),
        ["median"] = x => x.median(),
        ["sort"] = x => x.sort(1).Values,
        ["topk"] = x => x.topk(2).values,
        ["softmax"] = x => x.softmax(1),
        ["lsm"] = x => x.log_softmax(0),
        ["lse"] = x => x.logsumexp(1),
        ["mm"] = x => x.mm(x.t()),
        ["mv"] = x => x.mv(x[0]),
        ["nonzero"] = x => x.nonzero(),
        ["tril"] = x => x.tril(),
        ["flip"] = x => x.flip(1),
        ["roll"] = x => x.roll(2, 1),
        ["rep"] = x => x.repeat(2, 1),
        ["zl"] = x => x.zeros_like(),
        ["fl"] = x => x.full_like(2),
        ["mf"] = x => x.masked_fill(x > 1, 0),
        ["cnz"] = x => x.count_nonzero(),
        ["bincount"] = x => x.flatten().bincount(null),
        ["unique"] = x => x.unique().output,
        ["add_f"] = x => x.clone().add_(1.5),
        ["div_"] = x => x.clone().div_(2),
        ["mul_"] = x => x.clone().mul_(2),
        ["fill_"] = x => x.clone().fill_(2.7),
        ["diff"] = x => x.diff(),
        ["amax"] = x => x.amax([1L]),
        ["maxd"] = x => x.max(0).indexes,
        ["isclose"] = x => x.isclose(x),
        ["trace"] = x => x.trace(),
        ["dot"] = x => x[0].dot(x[1]),
        ["outer"] = x => x[0].outer(x[1]),
        ["sumt"] = x => x.sum(type: float64),
        ["cumd"] = x => x.cumsum(0, float32),
        ["gather"] = x => x.gather(1, tensor(new[,] { { 0L, 2 }, { 1, 1 } })),
        ["erf"] = x => x.erf(),
        ["log1p"] = x => x.log1p(),
        ["expm1"] = x => x.expm1(),
        ["lerp"] = x => x.lerp(x, tensor(0.5).to_type(x.dtype)),
        ["triu"] = x => x.triu(1),
        ["ri"] = x => x.repeat_interleave(2),
        ["nan2"] = x => x.nan_to_num(),
        ["atan2"] = x => x.atan2(x),
        ["xlogy"] = x => x.xlogy(x),
        ["logaddexp"] = x => x.logaddexp(x),
        ["sorti"] = x => x.sort(1).Indices,
    };

    static readonly ILookup<string, string[]> Expected = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "PyTorchDtypes.txt"))
        .Select(line => line.Split('\t'))
        .ToLookup(fields => fields[0]);

    public static TheoryData<string> Operations => [.. Binary.Keys, .. Unary.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void FollowsPyTorch(string operation)
    {
        var rows = Expected[operation].ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows) Check(row);
    }

    static void Check(string[] row)
    {
        var what = string.Join(' ', row[..3]);
        Tensor result;
        try
        {
            result = Compute(row[0], row[1], row[2]);
        }
        catch (Exception error) when (error is System.Runtime.InteropServices.ExternalException or ArgumentException)
        {
            Assert.True(row[3] == "error", $"{what}: PyTorch gives {row[3]}, here: {error.Message}");
            return;
        }
        Assert.True(row[3] == result.dtype.ToString(), $"{what}: PyTorch gives {row[3]}, here: {result.dtype}");
        var shape = row[4].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(long.Parse).ToArray();
        var values = row[5].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Number).ToArray();
        var expected = tensor(values, shape);
        Assert.True(result.shape.SequenceEqual(shape) && result.to_type(float64).allclose(expected, 1e-5, 1e-7, true), $"{what}: PyTorch gives {expected.npstr()}, here: {result.npstr()}");
    }

    static Tensor Compute(string operation, string type, string other)
    {
        if (Unary.TryGetValue(operation, out var unary)) return unary(Sample(type, other == "with zeros"));
        var bare = other.EndsWith(" without dimensions", StringComparison.Ordinal);
        var y = bare ? tensor(2).to_type(Type(other.Split(' ')[0])) : Sample(other, false);
        return Binary[operation](Sample(type, false), y);
    }

    /// <summary>The numbers of pytorch_dtypes.py.</summary>
    static Tensor Sample(string type, bool zeros)
    {
        var values = tensor(zeros ? new double[] { 0, 1, 2, 0, 3, 1 } : [3, 1, 2, 5, 4, 6]);
        if (Type(type) is ScalarType.Float32 or ScalarType.Float64) values = values * 0.75 - (zeros ? 0.8 : 0);
        return values.to_type(Type(type)).reshape(2, 3);
    }

    static ScalarType Type(string name) => Enum.Parse<ScalarType>(name);

    static double Number(string text) => text switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => double.NaN,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };
}
