using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The matrix product for one vector width, blocked for the caches as in Goto and van de Geijn, "Anatomy of
/// high-performance matrix multiplication" (2008).
/// </summary>
internal static unsafe class Gemm<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Inner indices per block: so many rows of a panel of B and of a tile of A fit the first-level cache.</summary>
    private const int BlockDepth = 384;

    /// <summary>Rows of A per block: with <see cref="BlockDepth"/> they fit the second-level cache.</summary>
    private const int BlockRows = 240;

    /// <summary>Columns of B per block: they bound the pack buffer.</summary>
    private const int BlockColumns = 2048;

    /// <summary>Up to this many rows of A, packing B costs more than reading it where it lies.</summary>
    private const int RowsThatPayForPacking = 128;

    /// <summary>Columns of A packed in one pass over the tiles; more would fall on the same sets of the cache.</summary>
    private const int ColumnsPerPass = 16;

    /// <summary>Rows of a tile: 32 registers hold 24 sums, 16 hold 12.</summary>
    private static int TileRows => V.Count * sizeof(T) == 64 ? 12 : 6;

    private static int TileColumns => 2 * V.Count;

    /// <summary>C = alpha * A B + beta * C.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(T alpha, Matrix<T> a, Matrix<T> b, T beta, Matrix<T> c)
    {
        if (c.Rows == 0 || c.Columns == 0)
            return;
        if (c.Columns == 1 || (c.ColumnStride != 1 && c.RowStride == 1))
            (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        if (c.ColumnStride != 1 && c.Columns > 1)
            MultiplyScattered(alpha, a, b, beta, c);
        else
            MultiplyInPlace(alpha, a, b, beta, c);
    }

    /// <summary>Elements that <see cref="Pack"/> writes for a matrix of the given size.</summary>
    public static long PackedLength(int rows, int columns) => (long)rows * PaddedColumns(columns);

    /// <summary>Packs the whole of B, for many products with the same B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(Matrix<T> b, T* packed)
    {
        int padded = PaddedColumns(b.Columns);
        for (int p = 0, depth; p < b.Rows; p += depth)
        {
            depth = BlockLength(b.Rows, p, BlockDepth);
            PackPanels(b.Block(p, 0, depth, b.Columns), packed + (nint)p * padded);
        }
    }

    /// <summary>C = alpha * A B, or C += alpha * A B, where B was packed by <see cref="Pack"/>; columns of C are contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MultiplyPacked(T alpha, Matrix<T> a, T* packed, Matrix<T> c, bool accumulate)
    {
        int padded = PaddedColumns(c.Columns);
        for (int p = 0, depth; p < a.Columns; p += depth)
        {
            depth = BlockLength(a.Columns, p, BlockDepth);
            MultiplyPanels(alpha, a.Block(0, p, a.Rows, depth), Panels.Packed(packed + (nint)p * padded, depth), c, accumulate || p > 0);
        }
    }

    /// <summary>A result whose elements do not lie side by side is made elsewhere and added in.</summary>
    private static void MultiplyScattered(T alpha, Matrix<T> a, Matrix<T> b, T beta, Matrix<T> c)
    {
        var product = new Matrix<T>(PackBuffers.Result<T>((long)c.Rows * c.Columns), Layout.RowMajor(c.Rows, c.Columns));
        MultiplyInPlace(alpha, a, b, T.Zero, product);
        for (int i = 0; i < c.Rows; i++)
            for (int j = 0; j < c.Columns; j++)
                *c.At(i, j) = *product.At(i, j) + (beta == T.Zero ? T.Zero : beta * *c.At(i, j));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyInPlace(T alpha, Matrix<T> a, Matrix<T> b, T beta, Matrix<T> c)
    {
        bool accumulate = beta != T.Zero;
        if (beta != T.One && (accumulate || a.Columns == 0))
            ScaleRows(c, beta);
        if (a.Columns == 0)
            return;
        if (a.Columns == 1 && b.ColumnStride == 1)
            MultiplyOuter(alpha, a, b, c, accumulate);
        else if (Gemv<V, T>.Suits(a, b))
            Gemv<V, T>.Multiply(alpha, a, b, c, accumulate);
        else
            MultiplyBlocks(alpha, a, b, c, accumulate);
    }

    private static void ScaleRows(Matrix<T> c, T beta)
    {
        for (int i = 0; i < c.Rows; i++)
        {
            T* row = c.At(i, 0);
            if (beta == T.Zero)
                new Span<T>(row, c.Columns).Clear();
            else
                Elementwise.Map<Binary.Multiply, V, T>(row, beta, row, c.Columns);
        }
    }

    /// <summary>Inner size 1: every row of C is a multiple of the only row of B.</summary>
    private static void MultiplyOuter(T alpha, Matrix<T> a, Matrix<T> b, Matrix<T> c, bool accumulate)
    {
        for (int i = 0; i < c.Rows; i++)
        {
            T factor = alpha * *a.At(i, 0);
            if (accumulate)
                Elementwise.AddScaled<V, T>(factor, b.Data, c.At(i, 0), c.Columns);
            else
                Elementwise.Map<Binary.Multiply, V, T>(b.Data, factor, c.At(i, 0), c.Columns);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlocks(T alpha, Matrix<T> a, Matrix<T> b, Matrix<T> c, bool accumulate)
    {
        bool direct = b.ColumnStride == 1 && a.Rows <= RowsThatPayForPacking;
        for (int j = 0, width; j < b.Columns; j += width)
        {
            width = Math.Min(BlockColumns, b.Columns - j);
            Matrix<T> cBlock = c.Block(0, j, c.Rows, width);
            for (int p = 0, depth; p < b.Rows; p += depth)
            {
                depth = BlockLength(b.Rows, p, BlockDepth);
                Matrix<T> aBlock = a.Block(0, p, a.Rows, depth), bBlock = b.Block(p, j, depth, width);
                Panels panels = direct ? Panels.InPlace(bBlock, PackLastPanel(bBlock)) : PackedPanels(bBlock);
                MultiplyPanels(alpha, aBlock, panels, cBlock, accumulate || p > 0);
            }
        }
    }

    private static Panels PackedPanels(Matrix<T> b)
    {
        T* packed = PackBuffers.Right<T>((long)b.Rows * PaddedColumns(b.Columns));
        PackPanels(b, packed);
        return Panels.Packed(packed, b.Rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackPanels(Matrix<T> b, T* packed)
    {
        for (int j = 0; j < b.Columns; j += TileColumns)
        {
            int width = Math.Min(TileColumns, b.Columns - j);
            Packing<V, T>.PackRows(b.Block(0, j, b.Rows, width), packed + (nint)j * b.Rows, PaddedColumns(width));
        }
    }

    /// <summary>The panel that is not whole must not be read in place: behind it may be the end of the memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static T* PackLastPanel(Matrix<T> b)
    {
        int whole = b.Columns / TileColumns * TileColumns, rest = b.Columns - whole;
        if (rest == 0)
            return null;
        T* packed = PackBuffers.Right<T>((long)b.Rows * TileColumns);
        Packing<V, T>.PackRows(b.Block(0, whole, b.Rows, rest), packed, PaddedColumns(rest));
        return packed;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPanels(T alpha, Matrix<T> a, Panels panels, Matrix<T> c, bool accumulate)
    {
        T* left = PackBuffers.Left<T>((long)Math.Min(BlockRows, a.Rows) * a.Columns);
        for (int i = 0, rows; i < a.Rows; i += rows)
        {
            rows = BlockLength(a.Rows, i, BlockRows);
            PackTiles(alpha, a.Block(i, 0, rows, a.Columns), left);
            for (int j = 0; j < c.Columns; j += TileColumns)
                MultiplyPanel(left, a.Columns, panels, j, c.Block(i, j, rows, Math.Min(TileColumns, c.Columns - j)), accumulate);
        }
    }

    /// <summary>
    /// Packs a block of A tile by tile. Where columns are contiguous, only some at a time: what one tile leaves of a cache
    /// line, the next one then still finds in the first-level cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackTiles(T alpha, Matrix<T> a, T* packed)
    {
        int step = a.RowStride == 1 ? ColumnsPerPass : a.Columns;
        for (int p = 0; p < a.Columns; p += step)
        {
            int depth = Math.Min(step, a.Columns - p);
            for (int i = 0, rows; i < a.Rows; i += rows)
            {
                rows = TileLength(a.Rows, i);
                Packing<V, T>.PackRows(a.Block(i, p, rows, depth).Transposed, packed + (nint)i * a.Columns + p * rows, rows);
            }
        }
        if (alpha != T.One)
            Elementwise.Map<Binary.Multiply, V, T>(packed, alpha, packed, a.Rows * a.Columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPanel(T* left, int depth, Panels panels, int column, Matrix<T> c, bool accumulate)
    {
        T* right = panels.At(column, c.Columns, out nint stride);
        for (int i = 0, rows; i < c.Rows; i += rows)
        {
            rows = TileLength(c.Rows, i);
            T* a = left + (nint)i * depth;
            Matrix<T> tile = c.Block(i, 0, rows, c.Columns);
            if (c.Columns == TileColumns)
                MultiplyTile<Count2>(rows, depth, a, right, stride, tile.Data, tile.RowStride, accumulate);
            else if (c.Columns <= NarrowKernel<V, T>.MostColumns)
                NarrowKernel<V, T>.Run(depth, a, right, stride, tile, accumulate);
            else
                MultiplyPartialTile(depth, a, right, stride, tile, accumulate);
        }
    }

    /// <summary>A tile that is not whole is computed in full elsewhere; what C has of it is copied or added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyPartialTile(int depth, T* a, T* b, nint bStride, Matrix<T> tile, bool accumulate)
    {
        T* whole = stackalloc T[TileRows * TileColumns];
        if (tile.Columns > V.Count)
            MultiplyTile<Count2>(tile.Rows, depth, a, b, bStride, whole, TileColumns, accumulate: false);
        else
            MultiplyTile<Count1>(tile.Rows, depth, a, b, bStride, whole, TileColumns, accumulate: false);
        for (int i = 0; i < tile.Rows; i++)
            CopyRow(whole + i * TileColumns, tile.At(i, 0), tile.Columns, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyRow(T* source, T* destination, int length, bool accumulate)
    {
        for (int j = 0; j < length; j += V.Count)
        {
            int count = Math.Min(V.Count, length - j);
            V value = V.Load(source + j);
            V.StoreFirst(accumulate ? V.LoadFirst(destination + j, count) + value : value, destination + j, count);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyTile<W>(int rows, int depth, T* a, T* b, nint bStride, T* c, nint cStride, bool accumulate)
        where W : struct, ICount
    {
        switch (rows)
        {
            case 1: MicroKernel<V, T>.Run<Count1, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 2: MicroKernel<V, T>.Run<Count2, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 3: MicroKernel<V, T>.Run<Count3, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 4: MicroKernel<V, T>.Run<Count4, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 5: MicroKernel<V, T>.Run<Count5, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 6: MicroKernel<V, T>.Run<Count6, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 7: MicroKernel<V, T>.Run<Count7, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 8: MicroKernel<V, T>.Run<Count8, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 9: MicroKernel<V, T>.Run<Count9, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 10: MicroKernel<V, T>.Run<Count10, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            case 11: MicroKernel<V, T>.Run<Count11, W>(depth, a, b, bStride, c, cStride, accumulate); break;
            default: MicroKernel<V, T>.Run<Count12, W>(depth, a, b, bStride, c, cStride, accumulate); break;
        }
    }

    /// <summary>Columns rounded up to whole vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PaddedColumns(int columns) => (columns + V.Count - 1) / V.Count * V.Count;

    /// <summary>The length of the block that starts at <paramref name="start"/>, so that the remaining blocks are about equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int BlockLength(int total, int start, int largest)
    {
        int rest = total - start, blocks = (rest + largest - 1) / largest;
        return (rest + blocks - 1) / blocks;
    }

    /// <summary>The rows of the tile that starts at <paramref name="start"/>: multiples of four, which are transposed fastest, but for the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TileLength(int total, int start)
    {
        int even = BlockLength(total, start, TileRows);
        int rounded = (even + Transposition.Size - 1) / Transposition.Size * Transposition.Size;
        return Math.Min(Math.Min(rounded, TileRows), total - start);
    }

    /// <summary>Where the panels of B (as wide as a tile) lie: packed one after the other, or in B itself but for a packed last one.</summary>
    private readonly struct Panels
    {
        private readonly T* first;
        private readonly T* last;
        private readonly nint rowStride;
        private readonly int depth;
        private readonly bool packed;

        private Panels(T* first, T* last, nint rowStride, int depth, bool packed)
        {
            this.first = first;
            this.last = last;
            this.rowStride = rowStride;
            this.depth = depth;
            this.packed = packed;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Panels Packed(T* panels, int depth) => new(panels, null, 0, depth, packed: true);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Panels InPlace(Matrix<T> b, T* last) => new(b.Data, last, b.RowStride, b.Rows, packed: false);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public T* At(int column, int width, out nint stride)
        {
            stride = PaddedColumns(width);
            if (packed)
                return first + (nint)column * depth;
            if (width < TileColumns)
                return last;
            stride = rowStride;
            return first + column;
        }
    }
}
