using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Tests.LinearAlgebra;

public class ProductTests
{
    [Fact]
    public void MatmulGoesByDimensions()
    {
        var a = tensor(new[,] { { 1.0, 2 }, { 3, 4 } });
        var v = tensor(new[] { 1.0, 10 });
        Numbers.Equal(a.matmul(a), [2, 2], 7, 10, 15, 22);
        Numbers.Equal(a.matmul(v), [2], 21, 43);
        Numbers.Equal(v.matmul(a), [2], 31, 42);
        Numbers.Equal(v.matmul(v), [], 101);
        Numbers.Equal(a.t().mm(a), [2, 2], 10, 14, 14, 20);
        Numbers.Equal(stack([a, a.t()]).bmm(stack([a, a])), [2, 2, 2], 7, 10, 15, 22, 10, 14, 14, 20);
        Numbers.Equal(stack([a, a]).matmul(v), [2, 2], 21, 43, 21, 43);
        Numbers.Equal(stack([a, a]).matmul(a), [2, 2, 2], 7, 10, 15, 22, 7, 10, 15, 22);
        Numbers.Equal(v.outer(v), [2, 2], 1, 10, 10, 100);
        Numbers.Equal(ones(2, 1, 3, 2).matmul(ones(4, 2, 3)).sum([0L, 1L, 2L, 3L]), [], 2 * 4 * 3 * 3 * 2);
    }

    [Fact]
    public void ProductsAreNaiveSumsForAnyLayout()
    {
        var random = new System.Random(3);
        using var numbers = new Generator(3);
        foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64, ScalarType.Int64 })
        {
            for (var round = 0; round < 20; round++)
            {
                long n = random.Next(1, 20), k = random.Next(1, 20), m = random.Next(1, 20);
                var a = randint(-5, 5, [k, n], dtype: type, generator: numbers).t();
                var b = randint(-5, 5, [k, 2 * m], dtype: type, generator: numbers)[.., TensorIndex.Slice(0, 2 * m, 2)];
                Numbers.Equal(a.mm(b), [n, m], Naive(Numbers.Of(a), Numbers.Of(b), n, k, m));
            }
        }
    }

    [Fact]
    public void ShapesThatDoNotFitAreNamed()
    {
        var error = Assert.Throws<ExternalException>(() => ones(2, 3).matmul(ones(4, 5)));
        Assert.Equal("matmul: shapes [2, 3] and [4, 5] cannot be multiplied: 3 columns against 4 rows", error.Message);
        Assert.Contains("dtype", Assert.Throws<ExternalException>(() => ones(2, 2).mm(ones(2, 2, dtype: float64))).Message);
        Assert.Throws<ExternalException>(() => ones(2).mm(ones(2)));
        Assert.Throws<ExternalException>(() => ones(2, 2, 2).bmm(ones(3, 2, 2)));
    }

    static double[] Naive(double[] a, double[] b, long n, long k, long m)
    {
        var c = new double[n * m];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < m; j++)
            {
                for (var l = 0; l < k; l++) c[i * m + j] += a[i * k + l] * b[l * m + j];
            }
        }
        return c;
    }
}
