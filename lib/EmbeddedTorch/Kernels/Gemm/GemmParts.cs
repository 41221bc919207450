namespace TorchSharp.Kernels;

/// <summary>Divides the rows or columns of a product among threads; each sum is made by one thread, so that its value does not depend on their number.</summary>
internal static class GemmParts
{
    /// <summary>Multiplications that one thread should have at least: fewer take less time than waking it.</summary>
    private const long WorkThatPays = 10_000_000;

    /// <summary>Parts are multiples of this, and so of most tiles.</summary>
    private const int Granularity = 96;

    public static int Count<T>(Matrix<T> a, Matrix<T> c) where T : unmanaged
    {
        if (Threads.Count == 1)
            return 1;
        long work = (long)c.Rows * c.Columns * a.Columns, longest = Math.Max(c.Rows, c.Columns);
        return (int)Math.Clamp(Math.Min(work / WorkThatPays, longest / Granularity), 1, Threads.Count);
    }

    public static (int Start, int Length) Part(int total, int parts, int part)
    {
        int units = (total + Granularity - 1) / Granularity;
        int start = Math.Min(units * part / parts * Granularity, total), end = Math.Min(units * (part + 1) / parts * Granularity, total);
        return (start, end - start);
    }
}
