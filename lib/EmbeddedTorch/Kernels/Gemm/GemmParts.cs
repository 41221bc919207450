using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>
/// The matrix product on several threads: each makes some rows or columns of the result. Every sum is made by one thread,
/// in the same order as by a single one, so that no bit depends on their number.
/// </summary>
internal static unsafe class GemmParts<V, T>
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Multiplications that one thread should have at least: fewer take less time than sharing them.</summary>
    private const long WorkThatPays = 500_000;

    /// <summary>Parts are multiples of so many columns, which is a multiple of what the kernel takes at once.</summary>
    private const int ColumnUnit = 64;

    /// <summary>Parts are multiples of so many rows, whose sums do not depend on the rows beside them.</summary>
    private const int RowUnit = 24;

    /// <summary>The same for products with very few rows or columns.</summary>
    private const int NarrowUnit = 128, NarrowSize = 4;

    /// <summary>C = alpha * A B + beta * C.</summary>
    public static void Multiply(T alpha, Matrix<T> a, Matrix<T> b, T beta, Matrix<T> c)
    {
        int parts = Count(a, c);
        if (parts == 1)
        {
            Gemm<V, T>.Multiply(alpha, a, b, beta, c);
            return;
        }
        var work = new Work(parts, alpha, a, b, beta, c);
        Threads.Run(parts, ref work);
    }

    private static int Count(Matrix<T> a, Matrix<T> c)
    {
        if (Threads.Count == 1)
            return 1;
        long work = (long)c.Rows * c.Columns * a.Columns;
        return (int)Math.Clamp(Math.Min(work / WorkThatPays, (ByRows(c) ? c.Rows : c.Columns) / Unit(c)), 1, Threads.Count);
    }

    private static bool ByRows(Matrix<T> c) => c.Rows > c.Columns || (c.Columns < 2 * ColumnUnit && Unit(c, byRows: true) == RowUnit);

    private static int Unit(Matrix<T> c) => Unit(c, ByRows(c));

    private static int Unit(Matrix<T> c, bool byRows)
    {
        if (Math.Min(c.Rows, c.Columns) <= NarrowSize)
            return NarrowUnit;
        return byRows && c.ColumnStride == 1 ? RowUnit : ColumnUnit;
    }

    private readonly struct Work(int parts, T alpha, Matrix<T> a, Matrix<T> b, T beta, Matrix<T> c) : IParts
    {
        public void Run(int part)
        {
            bool byRows = ByRows(c);
            (int start, int length) = Part(byRows ? c.Rows : c.Columns, part);
            if (byRows)
                Gemm<V, T>.Multiply(alpha, a.Block(start, 0, length, a.Columns), b, beta, c.Block(start, 0, length, c.Columns));
            else
                Gemm<V, T>.Multiply(alpha, a, b.Block(0, start, b.Rows, length), beta, c.Block(0, start, c.Rows, length));
        }

        /// <summary>The last part also takes what is less than a whole unit, because kernels for very few rows or columns add in another order.</summary>
        private (int Start, int Length) Part(int total, int part)
        {
            int unit = Unit(c), units = total / unit;
            int start = units * part / parts * unit;
            int end = part == parts - 1 ? total : units * (part + 1) / parts * unit;
            return (start, end - start);
        }
    }
}
