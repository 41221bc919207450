using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Constants of generic kernels; the compiler folds them.</summary>
internal static class Constant
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(double value) where T : unmanaged, IBinaryFloatingPointIeee754<T> => Of<T>((float)value, value);

    /// <summary>One value for float, another for double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(float single, double value) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            return Unsafe.BitCast<float, T>(single);
        return Unsafe.BitCast<double, T>(value);
    }

    /// <summary>The number with the given bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfBits<T>(uint single, ulong value) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Of<T>(BitConverter.UInt32BitsToSingle(single), BitConverter.UInt64BitsToDouble(value));

    /// <summary>Stored bits of the mantissa: 23 or 52.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int MantissaBits<T>() => typeof(T) == typeof(float) ? 23 : 52;
}
