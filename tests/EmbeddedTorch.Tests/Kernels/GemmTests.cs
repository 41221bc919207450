using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The blocked product agrees with three nested loops, whatever the sizes and strides.</summary>
public unsafe class GemmTests
{
    private static readonly int[] Sizes = [0, 1, 2, 3, 5, 7, 8, 11, 12, 13, 16, 17, 31, 32, 33, 49, 64, 65, 100];

    public static TheoryData<int> Widths() => [128, 256, 512];

    [Theory]
    [MemberData(nameof(Widths))]
    public void RandomShapesAndStridesInDouble(int bits) => RandomShapes<double>(bits, 1e-12);

    [Theory]
    [MemberData(nameof(Widths))]
    public void RandomShapesAndStridesInSingle(int bits) => RandomShapes<float>(bits, 1e-4);

    /// <summary>Sizes beyond one block in each dimension.</summary>
    [Theory]
    [InlineData(3, 5, 2100)]
    [InlineData(500, 7, 3)]
    [InlineData(2, 700, 40)]
    [InlineData(250, 300, 35)]
    [InlineData(1, 600, 300)]
    [InlineData(300, 600, 1)]
    public void LargeShapes(int m, int k, int n)
    {
        foreach (bool transposedA in (bool[])[false, true])
            foreach (bool transposedB in (bool[])[false, true])
            {
                Layout a = transposedA ? Layout.RowMajor(k, m).Transposed : Layout.RowMajor(m, k);
                Layout b = transposedB ? Layout.RowMajor(n, k).Transposed : Layout.RowMajor(k, n);
                foreach (int bits in (int[])[128, 256, 512])
                    AssertProduct(bits, 1.0, a, b, 0.0, Layout.RowMajor(m, n), 1e-11, seed: m + n);
            }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void PackedMatrixGivesTheSameProduct(int bits)
    {
        foreach ((int m, int k, int n) in ((int, int, int)[])[(1, 1, 1), (5, 3, 70), (64, 128, 512), (13, 600, 33), (250, 20, 65)])
            foreach (bool accumulate in (bool[])[false, true])
            {
                double[] a = Samples.Normal<double>(1, m * k), b = Samples.Normal<double>(2, k * n), c = Samples.Normal<double>(3, m * n);
                double[] expected = Naive(0.5, a, Layout.RowMajor(m, k), b, Layout.RowMajor(n, k).Transposed, accumulate ? 1 : 0, c, Layout.RowMajor(m, n));
                double[] packed = new double[PackedLength(bits, k, n)];
                MultiplyPacked(bits, a, b, packed, c, (m, k, n), accumulate);
                AssertClose(expected, c, 1e-12, $"({m}, {k}, {n})");
            }
    }

    /// <summary>The number of threads does not change a single bit.</summary>
    [Theory]
    [InlineData(1000, 100, 330)]
    [InlineData(150, 300, 700)]
    [InlineData(97, 4000, 98)]
    [InlineData(257, 4000, 2)]
    [InlineData(1, 4000, 515)]
    [InlineData(3, 4000, 387)]
    [InlineData(515, 4000, 1)]
    [InlineData(257, 500, 258)]
    [InlineData(100, 3000, 100)]
    [InlineData(65, 3000, 101)]
    [InlineData(90, 3000, 5)]
    public void ThreadsGiveTheSameBits(int m, int k, int n)
    {
        float[] a = Samples.Normal<float>(1, m * k), b = Samples.Normal<float>(2, k * n), one = new float[m * n], three = new float[m * n];
        foreach (Layout aLayout in (Layout[])[Layout.RowMajor(m, k), Layout.RowMajor(k, m).Transposed])
            foreach (Layout bLayout in (Layout[])[Layout.RowMajor(k, n), Layout.RowMajor(n, k).Transposed])
                foreach (Layout cLayout in (Layout[])[Layout.RowMajor(m, n), Layout.RowMajor(n, m).Transposed])
                {
                    using (new ThreadLimit(1))
                        Gemm.Multiply<float>(1, a, aLayout, b, bLayout, 0, one, cLayout);
                    using (new ThreadLimit(3))
                        Gemm.Multiply<float>(1, a, aLayout, b, bLayout, 0, three, cLayout);
                    Assert.Equal(one, three);
                }
    }

    /// <summary>With beta = 0 the old result does not count, even if it is NaN.</summary>
    [Fact]
    public void OldResultIsNotReadWhenBetaIsZero()
    {
        foreach (int n in (int[])[1, 3, 32, 40])
        {
            float[] c = new float[4 * n];
            Array.Fill(c, float.NaN);
            Gemm.Multiply<float>(1, new float[12], Layout.RowMajor(4, 3), new float[3 * n], Layout.RowMajor(3, n), 0, c, Layout.RowMajor(4, n));
            Assert.All(c, value => Assert.Equal(0f, value));
        }
    }

    [Fact]
    public void InnerSizeZeroGivesZeroOrTheScaledOldResult()
    {
        double[] c = [1, 2, 3, 4];
        Gemm.Multiply<double>(1, [], Layout.RowMajor(2, 0), [], Layout.RowMajor(0, 2), 3, c, Layout.RowMajor(2, 2));
        Assert.Equal([3, 6, 9, 12], c);
        Gemm.Multiply<double>(1, [], Layout.RowMajor(2, 0), [], Layout.RowMajor(0, 2), 0, c, Layout.RowMajor(2, 2));
        Assert.Equal([0, 0, 0, 0], c);
    }

    [Fact]
    public void ShapesThatDoNotFitAreRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => Gemm.Multiply<float>(
            1, new float[6], Layout.RowMajor(2, 3), new float[8], Layout.RowMajor(4, 2), 0, new float[4], Layout.RowMajor(2, 2)));
        Assert.Contains("cannot multiply (2, 3) by (4, 2) into (2, 2)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SpanThatIsTooShortIsRefusedByName()
    {
        var error = Assert.Throws<ArgumentException>(() => Gemm.Multiply<float>(
            1, new float[6], Layout.RowMajor(2, 3), new float[5], Layout.RowMajor(3, 2), 0, new float[4], Layout.RowMajor(2, 2)));
        Assert.Contains("B holds 5 numbers, needs 6", error.Message, StringComparison.Ordinal);
    }

    private static void RandomShapes<T>(int bits, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new System.Random(bits);
        for (int trial = 0; trial < 300; trial++)
        {
            int m = Pick(), k = Pick(), n = Pick();
            Layout a = AnyLayout(m, k, random.Next(5)), b = AnyLayout(k, n, random.Next(5)), c = AnyLayout(m, n, random.Next(4));
            double alpha = trial % 3 == 0 ? -0.5 : 1, beta = (trial % 4) switch { 0 => 0, 1 => 1, _ => 0.25 };
            AssertProduct(bits, T.CreateChecked(alpha), a, b, T.CreateChecked(beta), c, tolerance, trial);
        }

        int Pick() => Sizes[random.Next(Sizes.Length)];
    }

    /// <summary>Row-major, transposed, with gaps between rows, with gaps between columns, or one row repeated.</summary>
    private static Layout AnyLayout(int rows, int columns, int kind) => kind switch
    {
        0 => Layout.RowMajor(rows, columns),
        1 => Layout.RowMajor(columns, rows).Transposed,
        2 => new Layout(rows, columns, columns + 3, 1),
        3 => new Layout(rows, columns, 2 * columns + 1, 2),
        _ => new Layout(rows, columns, 0, 1)
    };

    private static void AssertProduct<T>(int bits, T alpha, Layout a, Layout b, T beta, Layout c, double tolerance, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] aData = Samples.Normal<T>(seed, (int)a.Extent), bData = Samples.Normal<T>(seed + 1, (int)b.Extent);
        T[] actual = Samples.Normal<T>(seed + 2, (int)c.Extent + 2);
        T[] expected = [.. actual];
        Naive(alpha, aData, a, bData, b, beta, expected.AsSpan(1), c).CopyTo(expected, 1);
        Multiply(bits, alpha, aData, a, bData, b, beta, actual, 1, c);
        AssertClose(expected, actual, tolerance, $"{a} {a.RowStride}/{a.ColumnStride} times {b} {b.RowStride}/{b.ColumnStride} into {c.RowStride}/{c.ColumnStride}");
    }

    private static T[] Naive<T>(T alpha, T[] a, Layout aLayout, T[] b, Layout bLayout, T beta, ReadOnlySpan<T> c, Layout cLayout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] result = c.ToArray();
        for (int i = 0; i < cLayout.Rows; i++)
            for (int j = 0; j < cLayout.Columns; j++)
            {
                double sum = 0;
                for (int p = 0; p < aLayout.Columns; p++)
                    sum += double.CreateChecked(a[At(aLayout, i, p)]) * double.CreateChecked(b[At(bLayout, p, j)]);
                ref T place = ref result[At(cLayout, i, j)];
                place = T.CreateChecked(double.CreateChecked(alpha) * sum + double.CreateChecked(beta) * double.CreateChecked(place));
            }
        return result;
    }

    private static int At(Layout layout, int row, int column) => (int)(row * layout.RowStride + column * layout.ColumnStride);

    private static void AssertClose<T>(T[] expected, T[] actual, double tolerance, string context) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++)
            if (!(double.CreateChecked(T.Abs(expected[i] - actual[i])) <= tolerance))
                Assert.Fail($"{context}: at {i} expected {expected[i]}, got {actual[i]}");
    }

    private static void Multiply<T>(int bits, T alpha, T[] a, Layout aLayout, T[] b, Layout bLayout, T beta, T[] c, int offset, Layout cLayout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        fixed (T* pa = a, pb = b, pc = c)
        {
            Matrix<T> left = new(pa, aLayout), right = new(pb, bLayout), result = new(pc + offset, cLayout);
            switch (bits)
            {
                case 128: Gemm<Simd128<T>, T>.Multiply(alpha, left, right, beta, result); break;
                case 256: Gemm<Simd256<T>, T>.Multiply(alpha, left, right, beta, result); break;
                default: Gemm<Simd512<T>, T>.Multiply(alpha, left, right, beta, result); break;
            }
        }
    }

    private static long PackedLength(int bits, int rows, int columns) => bits switch
    {
        128 => Gemm<Simd128<double>, double>.PackedLength(rows, columns),
        256 => Gemm<Simd256<double>, double>.PackedLength(rows, columns),
        _ => Gemm<Simd512<double>, double>.PackedLength(rows, columns)
    };

    /// <summary>C = A B^T / 2 with a packed B^T; B holds n rows of k.</summary>
    private static void MultiplyPacked(int bits, double[] a, double[] b, double[] packed, double[] c, (int M, int K, int N) size, bool accumulate)
    {
        fixed (double* pa = a, pb = b, pp = packed, pc = c)
        {
            Matrix<double> left = new(pa, Layout.RowMajor(size.M, size.K)), right = new(pb, Layout.RowMajor(size.N, size.K).Transposed);
            Matrix<double> result = new(pc, Layout.RowMajor(size.M, size.N));
            switch (bits)
            {
                case 128:
                    Gemm<Simd128<double>, double>.Pack(right, pp);
                    Gemm<Simd128<double>, double>.MultiplyPacked(0.5, left, pp, result, accumulate);
                    break;
                case 256:
                    Gemm<Simd256<double>, double>.Pack(right, pp);
                    Gemm<Simd256<double>, double>.MultiplyPacked(0.5, left, pp, result, accumulate);
                    break;
                default:
                    Gemm<Simd512<double>, double>.Pack(right, pp);
                    Gemm<Simd512<double>, double>.MultiplyPacked(0.5, left, pp, result, accumulate);
                    break;
            }
        }
    }
}
