using System.Globalization;
using System.Numerics;

namespace TorchSharp.RandomNumbers;

/// <summary>Draws of categories by weight, <c>torch.multinomial</c>, one row of weights at a time.</summary>
/// <remarks>
/// Follows PyTorch 1.13 on the CPU without MKL: with replacement by inversion of the cumulative weights, without
/// replacement by the largest quotients of weight and exponential number. Rows must be drawn in order. Without
/// replacement PyTorch draws the exponential numbers of all rows before it looks at the first: the order is the same.
/// </remarks>
internal static class Categorical
{
    /// <summary>Draws with replacement; each sample uses one 64-bit draw.</summary>
    /// <typeparam name="T">float or double; the cumulative sum is kept in this type, as PyTorch does.</typeparam>
    /// <exception cref="ArgumentException">A weight is negative, infinite or NaN, or their sum is zero.</exception>
    public static void DrawWithReplacement<T>(CpuGenerator generator, ReadOnlySpan<T> weights, Span<long> samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireDistribution(weights);
        T[] cumulative = Cumulate(weights);
        foreach (ref long sample in samples)
            sample = FirstNotBelow(cumulative, generator.NextDouble());
    }

    /// <summary>Draws different categories, in the order in which they come out; uses one 64-bit draw per weight.</summary>
    /// <exception cref="ArgumentException">
    /// A weight is negative, infinite or NaN, their sum is zero, or there are more samples than weights.
    /// </exception>
    public static void DrawWithoutReplacement<T>(CpuGenerator generator, ReadOnlySpan<T> weights, Span<long> samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RequireDistribution(weights);
        if (samples.Length > weights.Length)
            throw new ArgumentException(
                $"multinomial: cannot draw {samples.Length} different samples from {weights.Length} categories; pass replacement=true or draw fewer");
        T[] negatedQuotients = new T[weights.Length];
        for (int i = 0; i < weights.Length; i++)
            negatedQuotients[i] = -(weights[i] / Exponential<T>(generator));
        if (samples.Length == 1)
            samples[0] = IndexOfSmallest(negatedQuotients);
        else
            IndicesOfSmallest(negatedQuotients, samples);
    }

    private static T Exponential<T>(CpuGenerator generator) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        T.CreateChecked(-generator.NextLogarithm());

    private static T[] Cumulate<T>(ReadOnlySpan<T> weights) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] cumulative = new T[weights.Length];
        T sum = T.Zero;
        for (int i = 0; i < weights.Length; i++)
            cumulative[i] = sum += weights[i];
        for (int i = 0; i < cumulative.Length; i++)
            cumulative[i] /= sum;
        cumulative[^1] = T.One;
        return cumulative;
    }

    private static int FirstNotBelow<T>(T[] cumulative, double draw) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int low = 0, high = cumulative.Length;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (double.CreateChecked(cumulative[middle]) < draw)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static int IndexOfSmallest<T>(T[] keys) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int best = 0;
        for (int i = 1; i < keys.Length; i++)
            if (keys[i] < keys[best])
                best = i;
        return best;
    }

    private static void IndicesOfSmallest<T>(T[] keys, Span<long> samples) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long[] indices = new long[keys.Length];
        for (int i = 0; i < indices.Length; i++)
            indices[i] = i;
        Array.Sort(keys, indices);
        indices.AsSpan(0, samples.Length).CopyTo(samples);
    }

    private static void RequireDistribution<T>(ReadOnlySpan<T> weights) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!T.IsFinite(weights[i]) || weights[i] < T.Zero)
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"multinomial: probabilities must be finite and not negative, got {weights[i]} at index {i}"));
            sum += weights[i];
        }
        if (sum <= T.Zero)
            throw new ArgumentException("multinomial: the probabilities of a row must have a positive sum, got 0");
    }
}
