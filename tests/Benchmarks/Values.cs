using System.Numerics;

namespace Benchmarks;

/// <summary>Operands.</summary>
internal static class Values
{
    /// <summary>Uniform on [0, 1), as torch.rand.</summary>
    public static T[] Random<T>(int length) where T : IFloatingPoint<T>
    {
        var random = new Random(1);
        T[] values = new T[length];
        for (int i = 0; i < length; i++)
            values[i] = T.CreateChecked(random.NextDouble());
        return values;
    }
}
