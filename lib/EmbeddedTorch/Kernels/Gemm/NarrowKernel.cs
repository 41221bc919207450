using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The inner loop for tiles of one to four columns. Vectors hold rows of the tile instead of columns: as columns they
/// would be mostly empty.
/// </summary>
internal static unsafe class NarrowKernel<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Widest tile.</summary>
    public const int MostColumns = 4;

    /// <summary>C = A B, or C += A B, for one tile.</summary>
    /// <param name="depth">The inner dimension.</param>
    /// <param name="a">Packed: the tile's rows of the first inner index, of the second, ...</param>
    /// <param name="b">Rows of at least the tile's columns.</param>
    /// <param name="bStride">Distance of rows of b.</param>
    /// <param name="tile">The tile of C.</param>
    /// <param name="accumulate">Whether to add to c.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(int depth, T* a, T* b, nint bStride, Matrix<T> tile, bool accumulate)
    {
        T* sums = stackalloc T[MostColumns * V.Count];
        for (int row = 0; row < tile.Rows; row += V.Count)
        {
            int rows = Math.Min(V.Count, tile.Rows - row);
            switch (tile.Columns)
            {
                case 1: Sum<Count1>(depth, rows, a + row, tile.Rows, b, bStride, sums); break;
                case 2: Sum<Count2>(depth, rows, a + row, tile.Rows, b, bStride, sums); break;
                case 3: Sum<Count3>(depth, rows, a + row, tile.Rows, b, bStride, sums); break;
                default: Sum<Count4>(depth, rows, a + row, tile.Rows, b, bStride, sums); break;
            }
            Write(sums, tile.Block(row, 0, rows, tile.Columns), accumulate);
        }
    }

    /// <summary>sums = a vector for each column; even and odd inner indices apart, so that no addition waits for the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Sum<W>(int depth, int rows, T* a, nint aStride, T* b, nint bStride, T* sums) where W : struct, ICount
    {
        V even0 = V.Zero, even1 = V.Zero, even2 = V.Zero, even3 = V.Zero;
        V odd0 = V.Zero, odd1 = V.Zero, odd2 = V.Zero, odd3 = V.Zero;
        for (; depth > 1; depth -= 2, a += 2 * aStride, b += 2 * bStride)
        {
            V even = V.LoadFirst(a, rows), odd = V.LoadFirst(a + aStride, rows);
            T* next = b + bStride;
            even0 = V.MultiplyAdd(even, V.Broadcast(b[0]), even0);
            odd0 = V.MultiplyAdd(odd, V.Broadcast(next[0]), odd0);
            if (W.Value > 1)
            {
                even1 = V.MultiplyAdd(even, V.Broadcast(b[1]), even1);
                odd1 = V.MultiplyAdd(odd, V.Broadcast(next[1]), odd1);
            }
            if (W.Value > 2)
            {
                even2 = V.MultiplyAdd(even, V.Broadcast(b[2]), even2);
                odd2 = V.MultiplyAdd(odd, V.Broadcast(next[2]), odd2);
            }
            if (W.Value > 3)
            {
                even3 = V.MultiplyAdd(even, V.Broadcast(b[3]), even3);
                odd3 = V.MultiplyAdd(odd, V.Broadcast(next[3]), odd3);
            }
        }
        if (depth > 0)
        {
            V last = V.LoadFirst(a, rows);
            even0 = V.MultiplyAdd(last, V.Broadcast(b[0]), even0);
            if (W.Value > 1)
                even1 = V.MultiplyAdd(last, V.Broadcast(b[1]), even1);
            if (W.Value > 2)
                even2 = V.MultiplyAdd(last, V.Broadcast(b[2]), even2);
            if (W.Value > 3)
                even3 = V.MultiplyAdd(last, V.Broadcast(b[3]), even3);
        }
        V.Store(even0 + odd0, sums);
        if (W.Value > 1)
            V.Store(even1 + odd1, sums + V.Count);
        if (W.Value > 2)
            V.Store(even2 + odd2, sums + 2 * V.Count);
        if (W.Value > 3)
            V.Store(even3 + odd3, sums + 3 * V.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write(T* sums, Matrix<T> tile, bool accumulate)
    {
        for (int i = 0; i < tile.Rows; i++)
        {
            T* c = tile.At(i, 0);
            for (int j = 0; j < tile.Columns; j++)
                c[j] = sums[j * V.Count + i] + (accumulate ? c[j] : T.Zero);
        }
    }
}
