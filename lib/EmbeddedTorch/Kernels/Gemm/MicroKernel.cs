using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>
/// The inner loop of the matrix product: a tile of up to 12 rows and one or two vectors of columns, held in registers
/// while the inner dimension runs. Each row is a pair of named variables, because the compiler keeps only those in
/// registers; it drops the rows and columns beyond the tile's size. The lines are written out, because the compiler's
/// budget for inlining does not last for helper methods.
/// </summary>
internal static unsafe class MicroKernel<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>C = A B, or C += A B, for one tile of whole vectors.</summary>
    /// <typeparam name="R">Rows of the tile, 1 to 12.</typeparam>
    /// <typeparam name="W">Vectors of columns of the tile, 1 or 2.</typeparam>
    /// <param name="depth">The inner dimension.</param>
    /// <param name="a">Packed: the tile's rows of the first inner index, of the second, ...</param>
    /// <param name="b">Rows of W vectors.</param>
    /// <param name="bStride">Distance of rows of b.</param>
    /// <param name="c">Rows of W vectors.</param>
    /// <param name="cStride">Distance of rows of c.</param>
    /// <param name="accumulate">Whether to add to c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<R, W>(int depth, T* a, T* b, nint bStride, T* c, nint cStride, bool accumulate)
        where R : struct, ICount
        where W : struct, ICount
    {
        V left1 = V.Zero, right1 = V.Zero;
        V left2 = V.Zero, right2 = V.Zero;
        V left3 = V.Zero, right3 = V.Zero;
        V left4 = V.Zero, right4 = V.Zero;
        V left5 = V.Zero, right5 = V.Zero;
        V left6 = V.Zero, right6 = V.Zero;
        V left7 = V.Zero, right7 = V.Zero;
        V left8 = V.Zero, right8 = V.Zero;
        V left9 = V.Zero, right9 = V.Zero;
        V left10 = V.Zero, right10 = V.Zero;
        V left11 = V.Zero, right11 = V.Zero;
        V left12 = V.Zero, right12 = V.Zero;
        if (accumulate)
            Prefetch(c, cStride, R.Value);
        for (; depth > 0; depth--, a += R.Value, b += bStride)
        {
            V left = V.Load(b), right = W.Value > 1 ? V.Load(b + V.Count) : V.Zero;
            {
                V factor = V.Broadcast(a[0]);
                left1 = V.MultiplyAdd(factor, left, left1);
                if (W.Value > 1) right1 = V.MultiplyAdd(factor, right, right1);
            }
            if (R.Value > 1)
            {
                V factor = V.Broadcast(a[1]);
                left2 = V.MultiplyAdd(factor, left, left2);
                if (W.Value > 1) right2 = V.MultiplyAdd(factor, right, right2);
            }
            if (R.Value > 2)
            {
                V factor = V.Broadcast(a[2]);
                left3 = V.MultiplyAdd(factor, left, left3);
                if (W.Value > 1) right3 = V.MultiplyAdd(factor, right, right3);
            }
            if (R.Value > 3)
            {
                V factor = V.Broadcast(a[3]);
                left4 = V.MultiplyAdd(factor, left, left4);
                if (W.Value > 1) right4 = V.MultiplyAdd(factor, right, right4);
            }
            if (R.Value > 4)
            {
                V factor = V.Broadcast(a[4]);
                left5 = V.MultiplyAdd(factor, left, left5);
                if (W.Value > 1) right5 = V.MultiplyAdd(factor, right, right5);
            }
            if (R.Value > 5)
            {
                V factor = V.Broadcast(a[5]);
                left6 = V.MultiplyAdd(factor, left, left6);
                if (W.Value > 1) right6 = V.MultiplyAdd(factor, right, right6);
            }
            if (R.Value > 6)
            {
                V factor = V.Broadcast(a[6]);
                left7 = V.MultiplyAdd(factor, left, left7);
                if (W.Value > 1) right7 = V.MultiplyAdd(factor, right, right7);
            }
            if (R.Value > 7)
            {
                V factor = V.Broadcast(a[7]);
                left8 = V.MultiplyAdd(factor, left, left8);
                if (W.Value > 1) right8 = V.MultiplyAdd(factor, right, right8);
            }
            if (R.Value > 8)
            {
                V factor = V.Broadcast(a[8]);
                left9 = V.MultiplyAdd(factor, left, left9);
                if (W.Value > 1) right9 = V.MultiplyAdd(factor, right, right9);
            }
            if (R.Value > 9)
            {
                V factor = V.Broadcast(a[9]);
                left10 = V.MultiplyAdd(factor, left, left10);
                if (W.Value > 1) right10 = V.MultiplyAdd(factor, right, right10);
            }
            if (R.Value > 10)
            {
                V factor = V.Broadcast(a[10]);
                left11 = V.MultiplyAdd(factor, left, left11);
                if (W.Value > 1) right11 = V.MultiplyAdd(factor, right, right11);
            }
            if (R.Value > 11)
            {
                V factor = V.Broadcast(a[11]);
                left12 = V.MultiplyAdd(factor, left, left12);
                if (W.Value > 1) right12 = V.MultiplyAdd(factor, right, right12);
            }
        }
        V.Store(accumulate ? V.Load(c) + left1 : left1, c);
        if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right1 : right1, c + V.Count);
        c += cStride;
        if (R.Value > 1)
        {
            V.Store(accumulate ? V.Load(c) + left2 : left2, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right2 : right2, c + V.Count);
            c += cStride;
        }
        if (R.Value > 2)
        {
            V.Store(accumulate ? V.Load(c) + left3 : left3, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right3 : right3, c + V.Count);
            c += cStride;
        }
        if (R.Value > 3)
        {
            V.Store(accumulate ? V.Load(c) + left4 : left4, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right4 : right4, c + V.Count);
            c += cStride;
        }
        if (R.Value > 4)
        {
            V.Store(accumulate ? V.Load(c) + left5 : left5, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right5 : right5, c + V.Count);
            c += cStride;
        }
        if (R.Value > 5)
        {
            V.Store(accumulate ? V.Load(c) + left6 : left6, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right6 : right6, c + V.Count);
            c += cStride;
        }
        if (R.Value > 6)
        {
            V.Store(accumulate ? V.Load(c) + left7 : left7, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right7 : right7, c + V.Count);
            c += cStride;
        }
        if (R.Value > 7)
        {
            V.Store(accumulate ? V.Load(c) + left8 : left8, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right8 : right8, c + V.Count);
            c += cStride;
        }
        if (R.Value > 8)
        {
            V.Store(accumulate ? V.Load(c) + left9 : left9, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right9 : right9, c + V.Count);
            c += cStride;
        }
        if (R.Value > 9)
        {
            V.Store(accumulate ? V.Load(c) + left10 : left10, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right10 : right10, c + V.Count);
            c += cStride;
        }
        if (R.Value > 10)
        {
            V.Store(accumulate ? V.Load(c) + left11 : left11, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right11 : right11, c + V.Count);
            c += cStride;
        }
        if (R.Value > 11)
        {
            V.Store(accumulate ? V.Load(c) + left12 : left12, c);
            if (W.Value > 1) V.Store(accumulate ? V.Load(c + V.Count) + right12 : right12, c + V.Count);
        }
    }

    /// <summary>Fetches the old sums while the new ones are made.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(T* c, nint cStride, int rows)
    {
        if (!Sse.IsSupported)
            return;
        for (int i = 0; i < rows; i++, c += cStride)
        {
            Sse.Prefetch0(c);
            Sse.Prefetch0(c + V.Count);
        }
    }
}
