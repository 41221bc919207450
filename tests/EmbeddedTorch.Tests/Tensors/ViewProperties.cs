using static TorchSharp.torch;

namespace TorchSharp.Tests.Tensors;

/// <summary>Operations on random views (transposed, sliced, expanded, of any dtype) agree with loops over single elements.</summary>
public class ViewProperties
{
    static readonly ScalarType[] Types = [ScalarType.Float32, ScalarType.Float64, ScalarType.Int64, ScalarType.Int32, ScalarType.Byte];

    readonly System.Random random = new(5);

    [Fact]
    public void BinaryOperations()
    {
        for (var round = 0; round < 200; round++)
        {
            var shape = RandomShape();
            var (x, y) = (RandomView(shape), RandomView(Broadcastable(shape)));
            var expected = Each(shape, at => At(x, at) + At(y, at));

            Numbers.Equal(x + y, shape, expected);
            Numbers.Equal(x.gt(y), shape, Each(shape, at => At(x, at) > At(y, at) ? 1 : 0));
            Numbers.Equal(x.maximum(y), shape, Each(shape, at => Math.Max(At(x, at), At(y, at))));
            Numbers.Equal(where(x.gt(y), x, y), shape, Each(shape, at => Math.Max(At(x, at), At(y, at))));
        }
    }

    [Fact]
    public void Reductions()
    {
        for (var round = 0; round < 200; round++)
        {
            var shape = RandomShape();
            if (shape.Length == 0) continue;
            var x = RandomView(shape);
            var d = random.Next(shape.Length);
            long[] rest = [.. shape.Where((_, i) => i != d)];
            double[] Fold(Func<IEnumerable<double>, double> fold) => Each(rest, at => fold(Line(x, at, d)));
            Numbers.Equal(x.sum(dim: d), rest, Fold(line => line.Sum()));
            Numbers.Equal(x.amax([d]), rest, Fold(line => line.Max()));
            Numbers.Equal(x.min(d).values, rest, Fold(line => line.Min()));
            Numbers.Equal(x.argmax(d), rest, Fold(line => line.ToList().IndexOf(line.Max())));
            Numbers.Equal(x.sort(d).Values.select(d, 0), rest, Fold(line => line.Min()));
            Numbers.Equal(x.cumsum(d).select(d, -1), rest, Fold(line => line.Sum()));
            Numbers.Equal(x.any(d), rest, Fold(line => line.Any(v => v != 0) ? 1 : 0));
        }
    }

    [Fact]
    public void CopiesAndConversions()
    {
        for (var round = 0; round < 200; round++)
        {
            var shape = RandomShape();
            var x = RandomView(shape);
            var expected = Each(shape, at => At(x, at));
            Numbers.Equal(x.contiguous(), shape, expected);
            Numbers.Equal(x.reshape(-1), [x.numel()], expected);
            Numbers.Equal(x.to_type(Types[random.Next(Types.Length)]), shape, expected);
            var target = RandomView(shape).to_type(float64);
            Numbers.Equal(target.copy_(x), shape, expected);
        }
    }

    [Fact]
    public void GatheredElements()
    {
        for (var round = 0; round < 100; round++)
        {
            var shape = RandomShape();
            if (shape.Length == 0) continue;
            var x = RandomView(shape);
            var d = random.Next(shape.Length);
            var picks = tensor(Enumerable.Range(0, 3).Select(_ => (long)random.Next((int)shape[d])).ToArray());
            long[] result = [.. shape];
            result[d] = 3;
            var expected = Each(result, at => At(x, [.. at.Select((i, k) => k == d ? picks[i].ToInt64() : i)]));
            Numbers.Equal(x.index_select(d, picks), result, expected);
            var indices = Enumerable.Repeat(TensorIndex.Colon, shape.Length).ToArray();
            indices[d] = TensorIndex.Tensor(picks);
            Numbers.Equal(x[indices], result, expected);
        }
    }

    long[] RandomShape() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => (long)random.Next(1, 5))];

    long[] Broadcastable(long[] shape)
        => [.. shape.Skip(random.Next(shape.Length + 1)).Select(size => random.Next(3) == 0 ? 1 : size)];

    /// <summary>Small numbers that every dtype holds, seen through a random layout.</summary>
    Tensor RandomView(long[] shape)
    {
        var order = Enumerable.Range(0, shape.Length).Select(d => (long)d).ToArray();
        random.Shuffle(order);
        long[] stored = [.. order.Select(d => shape[d] * 2)];
        var values = Enumerable.Range(0, (int)stored.Aggregate(1L, (a, b) => a * b)).Select(_ => random.Next(0, 20)).ToArray();
        var x = tensor(values, stored, dtype: Types[random.Next(Types.Length)]);
        for (var d = 0; d < shape.Length; d++) x = random.Next(2) == 0 ? x.slice(d, 1, long.MaxValue, 2) : x.narrow(d, random.Next(2), x.shape[d] / 2);
        var inverse = order.Select((_, d) => (long)Array.IndexOf(order, d)).ToArray();
        return x.permute(inverse);
    }

    static double At(Tensor x, long[] at)
    {
        var place = at[(at.Length - (int)x.dim())..];
        for (var d = 0; d < place.Length; d++) x = x.select(0, x.shape[0] == 1 ? 0 : place[d]);
        return x.ToDouble();
    }

    static List<double> Line(Tensor x, long[] at, int d)
        => [.. Enumerable.Range(0, (int)x.shape[d]).Select(i => At(x, [.. at[..d], i, .. at[d..]]))];

    static double[] Each(long[] shape, Func<long[], double> value)
    {
        var count = shape.Aggregate(1L, (a, b) => a * b);
        var result = new double[count];
        for (long n = 0; n < count; n++)
        {
            var at = new long[shape.Length];
            var rest = n;
            for (var d = shape.Length - 1; d >= 0; d--) (at[d], rest) = (rest % shape[d], rest / shape[d]);
            result[n] = value(at);
        }
        return result;
    }
}
