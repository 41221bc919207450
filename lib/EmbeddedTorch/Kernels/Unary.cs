using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>Functions of one number for <see cref="Elementwise"/>.</summary>
internal static class Unary
{
    /// <summary>-x.</summary>
    public readonly struct Negate : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            x ^ V.Broadcast(T.NegativeZero);
    }

    /// <summary>|x|.</summary>
    public readonly struct Abs : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            V.Abs(x);
    }

    /// <summary>x^2.</summary>
    public readonly struct Square : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            x * x;
    }

    /// <summary>The square root.</summary>
    public readonly struct SquareRoot : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            V.Sqrt(x);
    }

    /// <summary>1 / x.</summary>
    public readonly struct Reciprocal : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            V.Broadcast(T.One) / x;
    }

    /// <summary>e^x.</summary>
    public readonly struct Exp : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            VectorMath.Exp<V, T>(x);
    }

    /// <summary>ln x.</summary>
    public readonly struct Log : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            VectorMath.Log<V, T>(x);
    }

    /// <summary>tanh x.</summary>
    public readonly struct Tanh : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            VectorMath.Tanh<V, T>(x);
    }

    /// <summary>1 / (1 + e^-x).</summary>
    public readonly struct Sigmoid : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            VectorMath.Sigmoid<V, T>(x);
    }

    /// <summary>max(x, 0), NaN where x is NaN.</summary>
    public readonly struct Relu : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static V Apply<V, T>(V x)
            where V : unmanaged, ISimd<V, T>
            where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
            V.Max(V.Zero, x);
    }
}
