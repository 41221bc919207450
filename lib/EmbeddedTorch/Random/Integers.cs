namespace TorchSharp.RandomNumbers;

/// <summary>Integers and permutations in the order of PyTorch's CPU kernels.</summary>
internal static class Integers
{
    /// <summary>
    /// Integers in [low, high): <c>torch.randint</c>. One 32-bit draw each, reduced by the remainder, or one 64-bit
    /// draw when the range has 2^32 values or more.
    /// </summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public static void Fill(CpuGenerator generator, Span<long> values, long low, long high)
    {
        if (low >= high)
            throw new ArgumentException($"randint: low must be less than high, got low={low} and high={high}");
        ulong range = unchecked((ulong)high - (ulong)low);
        bool wide = range > uint.MaxValue;
        foreach (ref long value in values)
        {
            ulong draw = wide ? generator.NextUInt64() : generator.NextUInt32();
            value = unchecked((long)(draw % range + (ulong)low));
        }
    }

    /// <summary>Integers in [0, range): <c>Tensor.random_()</c> for a dtype with that many non-negative values.</summary>
    /// <param name="generator">Where the bits come from.</param>
    /// <param name="values">Filled.</param>
    /// <param name="range">2^7, 2^8, 2^15, 2^31, 2^63 for the integers, 2 for bool, 2^24 + 1 and 2^53 + 1 for float32 and float64.</param>
    public static void FillNonNegative(CpuGenerator generator, Span<long> values, ulong range)
    {
        bool wide = range > 1ul << 31;
        foreach (ref long value in values)
            value = (long)((wide ? generator.NextUInt64() : generator.NextUInt32()) % range);
    }

    /// <summary>A random order of 0, 1, ..., n - 1 (<c>torch.randperm</c>): Fisher and Yates's shuffle from the front.</summary>
    public static void Permutation(CpuGenerator generator, Span<long> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = i;
        for (int i = 0; i < values.Length - 1; i++)
        {
            int other = i + (int)(generator.NextUInt32() % (uint)(values.Length - i));
            (values[i], values[other]) = (values[other], values[i]);
        }
    }
}
