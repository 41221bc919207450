namespace TorchSharp.RandomNumbers;

/// <summary>Normal numbers in the order of PyTorch's CPU kernels, for contiguous tensors.</summary>
/// <remarks>
/// PyTorch has two paths: fewer than 16 values are drawn one after the other in float64; 16 and more are filled with
/// uniform numbers first, which are then transformed in blocks of 16 (value i with value i + 8). If the size is not
/// a multiple of 16, the last 16 values are drawn anew.
/// </remarks>
internal static class Normal
{
    private const int Block = 16;

    /// <summary>
    /// <c>torch.randn</c>, <c>Tensor.normal_</c> of float32. From 16 values on PyTorch's own approximations of the
    /// logarithm, sine and cosine differ from ours in the last digits.
    /// </summary>
    public static void Fill(CpuGenerator generator, Span<float> values, double mean = 0, double std = 1)
    {
        if (values.Length < Block)
        {
            FillOneByOne(generator, values, mean, std);
            return;
        }
        Uniform.Fill(generator, values);
        for (int i = 0; i <= values.Length - Block; i += Block)
            Transform(values.Slice(i, Block), (float)mean, (float)std);
        if (values.Length % Block == 0)
            return;
        Span<float> tail = values[^Block..];
        Uniform.Fill(generator, tail);
        Transform(tail, (float)mean, (float)std);
    }

    /// <summary><c>torch.randn</c>, <c>Tensor.normal_</c> of float64.</summary>
    public static void Fill(CpuGenerator generator, Span<double> values, double mean = 0, double std = 1)
    {
        if (values.Length < Block)
        {
            FillOneByOne(generator, values, mean, std);
            return;
        }
        Uniform.Fill(generator, values);
        for (int i = 0; i <= values.Length - Block; i += Block)
            Transform(values.Slice(i, Block), mean, std);
        if (values.Length % Block == 0)
            return;
        Span<double> tail = values[^Block..];
        Uniform.Fill(generator, tail);
        Transform(tail, mean, std);
    }

    /// <summary>The path of fewer than 16 values and of tensors that are not contiguous.</summary>
    public static void FillOneByOne(CpuGenerator generator, Span<float> values, double mean, double std)
    {
        foreach (ref float value in values)
            value = (float)(generator.NextNormal() * std + mean);
    }

    /// <inheritdoc cref="FillOneByOne(CpuGenerator, Span{float}, double, double)"/>
    public static void FillOneByOne(CpuGenerator generator, Span<double> values, double mean, double std)
    {
        foreach (ref double value in values)
            value = generator.NextNormal() * std + mean;
    }

    private static void Transform(Span<float> block, float mean, float std)
    {
        for (int i = 0; i < Block / 2; i++)
        {
            float radius = MathF.Sqrt(-2f * MathF.Log(1f - block[i]));
            float theta = 2f * MathF.PI * block[i + Block / 2];
            block[i] = MathF.FusedMultiplyAdd(radius * MathF.Cos(theta), std, mean);
            block[i + Block / 2] = MathF.FusedMultiplyAdd(radius * MathF.Sin(theta), std, mean);
        }
    }

    private static void Transform(Span<double> block, double mean, double std)
    {
        for (int i = 0; i < Block / 2; i++)
        {
            double radius = Math.Sqrt(-2.0 * Math.Log(1.0 - block[i]));
            double theta = 2.0 * Math.PI * block[i + Block / 2];
            block[i] = radius * Math.Cos(theta) * std + mean;
            block[i + Block / 2] = radius * Math.Sin(theta) * std + mean;
        }
    }
}
