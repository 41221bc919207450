using System.Numerics;
using TorchSharp.Kernels;

namespace Benchmarks;

/// <summary>The kernels at the sizes of the course's models.</summary>
internal static class KernelCases
{
    private static readonly (int M, int K, int N)[] Shapes =
        [(64, 36, 512), (64, 128, 512), (2560, 65, 512), (2560, 128, 65), (32, 512, 2048), (1, 128, 512), (1, 512, 2048), (512, 512, 512), (1024, 1024, 1024)];

    public static IEnumerable<Case> All() => [.. Products<float>("float32"), .. Products<double>("float64"), .. Functions()];

    private static IEnumerable<Case> Products<T>(string dtype) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int m, int k, int n) in Shapes)
        {
            string size = $"({m}x{k})({k}x{n}) {dtype}";
            string setup = $"a, b, bt, dy = (torch.rand(s, dtype=torch.{dtype}) for s in (({m}, {k}), ({k}, {n}), ({n}, {k}), ({m}, {n})))";
            T[] a = Values.Random<T>(m * k), b = Values.Random<T>(k * n), dy = Values.Random<T>(m * n), c = new T[m * n], dw = new T[k * n];
            Layout aLayout = Layout.RowMajor(m, k), cLayout = Layout.RowMajor(m, n);
            double work = 2.0 * m * n * k;
            yield return new Case($"A B {size}", work, Unit.Operations,
                () => Gemm.Multiply<T>(T.One, a, aLayout, b, Layout.RowMajor(k, n), T.Zero, c, cLayout), setup, "a @ b");
            yield return new Case($"A B^T {size}", work, Unit.Operations,
                () => Gemm.Multiply<T>(T.One, a, aLayout, b, Layout.RowMajor(n, k).Transposed, T.Zero, c, cLayout), setup, "a @ bt.t()");
            yield return new Case($"A^T C {size}", work, Unit.Operations,
                () => Gemm.Multiply<T>(T.One, a, aLayout.Transposed, dy, cLayout, T.Zero, dw, Layout.RowMajor(k, n)), setup, "a.t() @ dy");
        }
    }

    private static IEnumerable<Case> Functions()
    {
        foreach (int size in (int[])[512, 32768, 1 << 20])
        {
            yield return Function<Unary.Exp>("exp", size);
            yield return Function<Unary.Log>("log", size);
            yield return Function<Unary.Tanh>("tanh", size);
            yield return Function<Unary.Sigmoid>("sigmoid", size);
            float[] a = Values.Random<float>(size), b = Values.Random<float>(size), y = new float[size];
            string setup = $"a, b, y = torch.rand({size}), torch.rand({size}), torch.empty({size})";
            yield return new Case($"add {size}", size, Unit.Numbers, () => Elementwise.Map<Binary.Add, float>(a, b, y), setup, "torch.add(a, b, out=y)");
            yield return new Case($"sum {size}", size, Unit.Numbers, () => Reduction.Sum<float>(a), setup, "a.sum()");
            yield return new Case($"max {size}", size, Unit.Numbers, () => Reduction.Max<float>(a), setup, "a.max()");
        }
        float[] x = Values.Random<float>(2560 * 65), p = new float[2560 * 65];
        yield return new Case("softmax 2560x65", x.Length, Unit.Numbers, () => Softmax.Forward<float>(x, p, 65), "a = torch.rand(2560, 65)", "torch.softmax(a, -1)");
        yield return new Case("log_softmax 2560x65", x.Length, Unit.Numbers, () => Softmax.LogForward<float>(x, p, 65), "a = torch.rand(2560, 65)", "torch.log_softmax(a, -1)");
    }

    private static Case Function<F>(string name, int size) where F : struct, IUnary
    {
        float[] x = Values.Random<float>(size), y = new float[size];
        return new Case($"{name} {size}", size, Unit.Numbers, () => Elementwise.Map<F, float>(x, y),
            $"a, y = torch.rand({size}), torch.empty({size})", $"torch.{name}(a, out=y)");
    }
}
