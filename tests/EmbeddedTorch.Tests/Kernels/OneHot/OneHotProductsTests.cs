namespace TorchSharp.Kernels;

/// <summary>Look-ups in place of products, at every vector width.</summary>
public unsafe class OneHotProductsTests
{
    public static TheoryData<int, int, int, int> Sizes()
    {
        var sizes = new TheoryData<int, int, int, int>();
        foreach (int bits in (int[])[128, 256, 512])
            foreach ((int rows, int inputs, int outputs) in ((int, int, int)[])[(1, 16, 5), (3, 40, 33), (50, 17, 100), (30, 60, 129)])
                sizes.Add(bits, rows, inputs, outputs);
        return sizes;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void AColumnIsAddedForEachRow(int bits, int rows, int inputs, int outputs)
    {
        int[] indices = Indices(rows, inputs);
        double[] weight = Samples.Normal<double>(1, outputs * inputs), y = Samples.Normal<double>(2, rows * outputs), expected = [.. y];
        for (int i = 0; i < expected.Length; i++)
            expected[i] += indices[i / outputs] < 0 ? 0 : weight[i % outputs * inputs + indices[i / outputs]];
        fixed (double* w = weight, py = y)
        {
            var matrix = new Matrix<double>(w, Layout.RowMajor(outputs, inputs));
            switch (bits)
            {
                case 128: OneHotProducts.Add<Simd128<double>, double>(indices, matrix, py); break;
                case 256: OneHotProducts.Add<Simd256<double>, double>(indices, matrix, py); break;
                default: OneHotProducts.Add<Simd512<double>, double>(indices, matrix, py); break;
            }
        }
        Assert.Equal(expected, y);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void TheGradientOfARowIsAddedToItsColumn(int bits, int rows, int inputs, int outputs)
    {
        int[] indices = Indices(rows, inputs);
        double[] dy = Samples.Normal<double>(1, rows * outputs), gradient = Samples.Normal<double>(2, outputs * inputs), expected = [.. gradient];
        for (int i = 0; i < dy.Length; i++)
            if (indices[i / outputs] >= 0)
                expected[i % outputs * inputs + indices[i / outputs]] += dy[i];
        fixed (double* source = dy, pg = gradient)
        {
            var matrix = new Matrix<double>(pg, Layout.RowMajor(outputs, inputs));
            switch (bits)
            {
                case 128: OneHotProducts.AddGradient<Simd128<double>, double>(indices, source, matrix); break;
                case 256: OneHotProducts.AddGradient<Simd256<double>, double>(indices, source, matrix); break;
                default: OneHotProducts.AddGradient<Simd512<double>, double>(indices, source, matrix); break;
            }
        }
        Assert.Equal(expected.Length, gradient.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], gradient[i], 1e-12);
    }

    private static int[] Indices(int rows, int inputs) => [.. Enumerable.Range(0, rows).Select(row => row % 6 == 4 ? OneHotRows.Nothing : row * 11 % inputs)];
}
