using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Functions of two numbers for <see cref="Elementwise"/>.</summary>
internal static class Binary
{
    /// <summary>a + b.</summary>
    public readonly struct Add : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a + b;
    }

    /// <summary>a - b.</summary>
    public readonly struct Subtract : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a - b;
    }

    /// <summary>a * b.</summary>
    public readonly struct Multiply : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a * b;
    }

    /// <summary>a / b.</summary>
    public readonly struct Divide : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a / b;
    }

    /// <summary>The larger, NaN where either is NaN.</summary>
    public readonly struct Maximum : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            V.Select(V.Equal(a, a), V.Max(a, b), a);
    }

    /// <summary>The smaller, NaN where either is NaN.</summary>
    public readonly struct Minimum : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            V.Select(V.Equal(a, a), V.Min(a, b), a);
    }

    /// <summary>dy * (1 - y^2), where a is dy and b is y = tanh x.</summary>
    public readonly struct TanhGradient : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a * (V.Broadcast(T.One) - b * b);
    }

    /// <summary>dy * y * (1 - y), where a is dy and b is y = sigmoid x.</summary>
    public readonly struct SigmoidGradient : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a * b * (V.Broadcast(T.One) - b);
    }

    /// <summary>dy where y is positive, else 0; a is dy, b is y = relu x.</summary>
    public readonly struct ReluGradient : IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            a & V.GreaterThan(b, V.Zero);
    }

    /// <summary>f(b, a): a scalar on the left, a row on the left.</summary>
    public readonly struct Swapped<F> : IBinary where F : struct, IBinary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V a, V b)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            F.Apply<V, T>(b, a);
    }
}
