using System.Numerics;
using System.Runtime.Intrinsics;

namespace TorchSharp.Kernels;

/// <summary>General matrix product, without allocation once the pack buffers of its threads exist.</summary>
internal static unsafe class Gemm
{
    /// <summary>C = alpha * A B + beta * C; with beta = 0 the old C is not read. Any strides of 0 or more; C must not overlap A or B.</summary>
    /// <param name="alpha">Factor of the product.</param>
    /// <param name="a">Elements of A.</param>
    /// <param name="aLayout">(m, k).</param>
    /// <param name="b">Elements of B.</param>
    /// <param name="bLayout">(k, n).</param>
    /// <param name="beta">Factor of the old C.</param>
    /// <param name="c">Elements of C.</param>
    /// <param name="cLayout">(m, n); no two elements at one place.</param>
    /// <exception cref="ArgumentException">The shapes do not fit, or a span is too short for its layout.</exception>
    public static void Multiply<T>(T alpha, ReadOnlySpan<T> a, Layout aLayout, ReadOnlySpan<T> b, Layout bLayout, T beta, Span<T> c, Layout cLayout)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireShapes(aLayout, bLayout, cLayout);
        Lengths.RequireAtLeast("gemm", "A", a.Length, aLayout.Extent);
        Lengths.RequireAtLeast("gemm", "B", b.Length, bLayout.Extent);
        Lengths.RequireAtLeast("gemm", "C", c.Length, cLayout.Extent);
        fixed (T* pa = a, pb = b, pc = c)
            Multiply(alpha, new(pa, aLayout), new(pb, bLayout), beta, new Matrix<T>(pc, cLayout));
    }

    private static void Multiply<T>(T alpha, Matrix<T> a, Matrix<T> b, T beta, Matrix<T> c) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Vector512.IsHardwareAccelerated)
            GemmParts<Simd512<T>, T>.Multiply(alpha, a, b, beta, c);
        else if (Vector256.IsHardwareAccelerated)
            GemmParts<Simd256<T>, T>.Multiply(alpha, a, b, beta, c);
        else
            GemmParts<Simd128<T>, T>.Multiply(alpha, a, b, beta, c);
    }

    private static void RequireShapes(Layout a, Layout b, Layout c)
    {
        if (a.Columns != b.Rows || c.Rows != a.Rows || c.Columns != b.Columns)
            throw new ArgumentException($"gemm: cannot multiply {a} by {b} into {c}; inner sizes must be equal and the result ({a.Rows}, {b.Columns})");
    }
}
