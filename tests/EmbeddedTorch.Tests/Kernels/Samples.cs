using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Inputs of the kernel tests.</summary>
internal static class Samples
{
    /// <summary>Lengths around the widths of vectors and their multiples.</summary>
    public static readonly int[] Lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 64, 65, 100, 257];

    /// <summary>Normal numbers, the same for the same seed.</summary>
    public static T[] Normal<T>(int seed, int length) where T : IFloatingPoint<T>
    {
        var random = new System.Random(seed);
        T[] values = new T[length];
        for (int i = 0; i < length; i++)
            values[i] = T.CreateTruncating(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        return values;
    }

    /// <summary>Floats spread over all bit patterns: every exponent, both signs, infinities and NaN.</summary>
    public static float[] AllSingles()
    {
        const uint Step = 9973;
        float[] values = new float[(uint.MaxValue / Step) + 1];
        for (uint i = 0; i < values.Length; i++)
            values[i] = BitConverter.UInt32BitsToSingle(i * Step);
        return values;
    }

    /// <summary>Doubles spread over all bit patterns, and more of them where functions are neither 0 nor saturated.</summary>
    public static double[] AllDoubles()
    {
        const ulong Step = 92233720368547777;
        var values = new List<double>();
        for (ulong i = 0; i < 200; i++)
            values.Add(BitConverter.UInt64BitsToDouble(i * Step));
        for (double x = 1e-320; x < 1e300; x *= 1.013)
            values.AddRange([x, -x]);
        for (double x = -750; x <= 750; x += 0.0137)
            values.Add(x);
        return [.. values];
    }
}
