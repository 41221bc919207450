using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Products with so few rows that every element of B is used only a few times: packing it would cost more than it saves.</summary>
internal static unsafe class Gemv<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Up to this many rows, dot products along the columns of B beat transposing it.</summary>
    private const int RowsByDotProducts = 3;

    /// <summary>Whether a product of few rows and a B with contiguous rows or columns is at hand.</summary>
    public static bool Suits(Matrix<T> a, Matrix<T> b) =>
        b.ColumnStride == 1 ? a.Rows == 1 : b.RowStride == 1 && a.Rows <= RowsByDotProducts;

    /// <summary>C = alpha * A B, or C += alpha * A B; columns of C are contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(T alpha, Matrix<T> a, Matrix<T> b, Matrix<T> c, bool accumulate)
    {
        T* row = PackBuffers.Left<T>(a.Columns);
        for (int i = 0; i < a.Rows; i++)
        {
            Packing<V, T>.PackRows(a.Block(i, 0, 1, a.Columns), row, a.Columns);
            if (alpha != T.One)
                Elementwise.Map<Binary.Multiply, V, T>(row, alpha, row, a.Columns);
            if (b.ColumnStride == 1)
                CombineRows(row, b, c.At(i, 0), accumulate);
            else
                DotColumns(row, b, c.At(i, 0), accumulate);
        }
    }

    /// <summary>c = sum over p of x[p] * row p of B, eight vectors of c at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineRows(T* x, Matrix<T> b, T* c, bool accumulate)
    {
        int j = 0;
        for (; j <= b.Columns - 8 * V.Count; j += 8 * V.Count)
            CombineEight(x, b.At(0, j), b.RowStride, b.Rows, c + j, accumulate);
        for (; j < b.Columns; j += V.Count)
        {
            int width = Math.Min(V.Count, b.Columns - j);
            V even = V.Zero, odd = V.Zero;
            int p = 0;
            for (; p < b.Rows - 1; p += 2)
            {
                even = V.MultiplyAdd(V.Broadcast(x[p]), V.LoadFirst(b.At(p, j), width), even);
                odd = V.MultiplyAdd(V.Broadcast(x[p + 1]), V.LoadFirst(b.At(p + 1, j), width), odd);
            }
            if (p < b.Rows)
                even = V.MultiplyAdd(V.Broadcast(x[p]), V.LoadFirst(b.At(p, j), width), even);
            V.StoreFirst(accumulate ? V.LoadFirst(c + j, width) + (even + odd) : even + odd, c + j, width);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CombineEight(T* x, T* b, nint stride, int depth, T* c, bool accumulate)
    {
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero, s4 = V.Zero, s5 = V.Zero, s6 = V.Zero, s7 = V.Zero;
        for (; depth > 0; depth--, x++, b += stride)
        {
            V factor = V.Broadcast(*x);
            s0 = V.MultiplyAdd(factor, V.Load(b), s0);
            s1 = V.MultiplyAdd(factor, V.Load(b + V.Count), s1);
            s2 = V.MultiplyAdd(factor, V.Load(b + 2 * V.Count), s2);
            s3 = V.MultiplyAdd(factor, V.Load(b + 3 * V.Count), s3);
            s4 = V.MultiplyAdd(factor, V.Load(b + 4 * V.Count), s4);
            s5 = V.MultiplyAdd(factor, V.Load(b + 5 * V.Count), s5);
            s6 = V.MultiplyAdd(factor, V.Load(b + 6 * V.Count), s6);
            s7 = V.MultiplyAdd(factor, V.Load(b + 7 * V.Count), s7);
        }
        Write(c, s0, accumulate);
        Write(c + V.Count, s1, accumulate);
        Write(c + 2 * V.Count, s2, accumulate);
        Write(c + 3 * V.Count, s3, accumulate);
        Write(c + 4 * V.Count, s4, accumulate);
        Write(c + 5 * V.Count, s5, accumulate);
        Write(c + 6 * V.Count, s6, accumulate);
        Write(c + 7 * V.Count, s7, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(T* c, V sum, bool accumulate) => V.Store(accumulate ? V.Load(c) + sum : sum, c);

    /// <summary>c[j] = dot product of x and column j of B, four columns at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotColumns(T* x, Matrix<T> b, T* c, bool accumulate)
    {
        int j = 0;
        for (; j <= b.Columns - 4; j += 4)
            DotFour(x, b.At(0, j), b.ColumnStride, b.Rows, c + j, accumulate);
        for (; j < b.Columns; j++)
            c[j] = Reduction.Dot<V, T>(x, b.At(0, j), b.Rows) + (accumulate ? c[j] : T.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DotFour(T* x, T* b0, nint stride, int depth, T* c, bool accumulate)
    {
        T* b1 = b0 + stride, b2 = b1 + stride, b3 = b2 + stride;
        V s0 = V.Zero, s1 = V.Zero, s2 = V.Zero, s3 = V.Zero;
        int p = 0;
        for (; p <= depth - V.Count; p += V.Count)
        {
            V factor = V.Load(x + p);
            s0 = V.MultiplyAdd(factor, V.Load(b0 + p), s0);
            s1 = V.MultiplyAdd(factor, V.Load(b1 + p), s1);
            s2 = V.MultiplyAdd(factor, V.Load(b2 + p), s2);
            s3 = V.MultiplyAdd(factor, V.Load(b3 + p), s3);
        }
        if (p < depth)
        {
            V factor = V.LoadFirst(x + p, depth - p);
            s0 = V.MultiplyAdd(factor, V.LoadFirst(b0 + p, depth - p), s0);
            s1 = V.MultiplyAdd(factor, V.LoadFirst(b1 + p, depth - p), s1);
            s2 = V.MultiplyAdd(factor, V.LoadFirst(b2 + p, depth - p), s2);
            s3 = V.MultiplyAdd(factor, V.LoadFirst(b3 + p, depth - p), s3);
        }
        c[0] = V.Sum(s0) + (accumulate ? c[0] : T.Zero);
        c[1] = V.Sum(s1) + (accumulate ? c[1] : T.Zero);
        c[2] = V.Sum(s2) + (accumulate ? c[2] : T.Zero);
        c[3] = V.Sum(s3) + (accumulate ? c[3] : T.Zero);
    }
}
