using TorchSharp.Kernels;

namespace Benchmarks;

/// <summary>The product of two square matrices in float32.</summary>
internal static class GemmCases
{
    /// <summary>Of the names of the cases; the size follows.</summary>
    public const string Prefix = "gemm ";

    private static readonly int[] Sizes = [64, 128, 256, 512, 1024];

    public static IEnumerable<Case> All() => Sizes.Select(Square);

    private static Case Square(int n)
    {
        float[] a = Values.Random<float>(n * n), b = Values.Random<float>(n * n), c = new float[n * n];
        Layout layout = Layout.RowMajor(n, n);
        return new Case($"{Prefix}{n}", 2.0 * n * n * n, Unit.Operations, () => Gemm.Multiply<float>(1, a, layout, b, layout, 0, c, layout),
            $"a, b, c = torch.rand({n}, {n}), torch.rand({n}, {n}), torch.empty({n}, {n})", "torch.mm(a, b, out=c)");
    }
}
