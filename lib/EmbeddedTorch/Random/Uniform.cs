namespace TorchSharp.RandomNumbers;

/// <summary>Uniform, exponential and Bernoulli numbers in the order of PyTorch's CPU kernels.</summary>
internal static class Uniform
{
    /// <summary>Uniform on [from, to): <c>torch.rand</c>, <c>Tensor.uniform_</c> of float32, one 32-bit draw each.</summary>
    public static void Fill(CpuGenerator generator, Span<float> values, float from = 0, float to = 1)
    {
        double width = (double)to - from;
        foreach (ref float value in values)
            value = (float)(generator.NextSingle() * width + from);
    }

    /// <summary>Uniform on [from, to): <c>torch.rand</c>, <c>Tensor.uniform_</c> of float64, one 64-bit draw each.</summary>
    public static void Fill(CpuGenerator generator, Span<double> values, double from = 0, double to = 1)
    {
        foreach (ref double value in values)
            value = generator.NextDouble() * (to - from) + from;
    }

    /// <summary>Exponential with rate lambda: <c>Tensor.exponential_</c>, drawn in float64 for every dtype.</summary>
    /// <remarks>As PyTorch does without MKL; its MKL builds draw with another algorithm.</remarks>
    public static void Exponential(CpuGenerator generator, Span<double> values, double lambda = 1)
    {
        foreach (ref double value in values)
            value = -1.0 / lambda * generator.NextLogarithm();
    }

    /// <inheritdoc cref="Exponential(CpuGenerator, Span{double}, double)"/>
    public static void Exponential(CpuGenerator generator, Span<float> values, double lambda = 1)
    {
        foreach (ref float value in values)
            value = (float)(-1.0 / lambda * generator.NextLogarithm());
    }

    /// <summary>
    /// Whether each draw is below one probability: <c>Tensor.bernoulli_(p)</c> and the mask of dropout, where p is
    /// the probability to keep. Drawn in float64 for every dtype.
    /// </summary>
    /// <remarks>As PyTorch does without MKL; its MKL builds draw with another algorithm.</remarks>
    public static void Bernoulli(CpuGenerator generator, Span<bool> values, double p)
    {
        // m 2^-53 < p for an integer m is m < p 2^53, and the product is exact: no rounding decides.
        ulong threshold = (ulong)Math.Ceiling(p * (1ul << 53));
        Span<uint> draws = stackalloc uint[2 * 256];
        for (int start = 0; start < values.Length; start += 256)
        {
            var block = values[start..Math.Min(start + 256, values.Length)];
            generator.Fill(draws[..(2 * block.Length)]);
            for (int i = 0; i < block.Length; i++)
                block[i] = ((ulong)(draws[2 * i] & ((1u << 21) - 1)) << 32 | draws[2 * i + 1]) < threshold;
        }
    }

    /// <summary>Whether each draw is below its own probability: <c>torch.bernoulli(p)</c> of float32, 32-bit draws.</summary>
    public static void Bernoulli(CpuGenerator generator, ReadOnlySpan<float> p, Span<bool> values)
    {
        for (int i = 0; i < p.Length; i++)
            values[i] = generator.NextSingle() < p[i];
    }

    /// <summary>Whether each draw is below its own probability: <c>torch.bernoulli(p)</c> of float64, 64-bit draws.</summary>
    public static void Bernoulli(CpuGenerator generator, ReadOnlySpan<double> p, Span<bool> values)
    {
        for (int i = 0; i < p.Length; i++)
            values[i] = generator.NextDouble() < p[i];
    }
}
