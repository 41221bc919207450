using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>512 bits (AVX-512).</summary>
internal readonly unsafe struct Simd512<T>(Vector512<T> value) : ISimd<Simd512<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector512<T> value = value;

    public static int Count => Vector512<T>.Count;

    public static Simd512<T> Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Broadcast(T value) => new(Vector512.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Load(T* source) => new(Vector512.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd512<T> value, T* destination) => value.value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> LoadFirst(T* source, int count)
    {
        if (Avx512F.IsSupported)
        {
            if (typeof(T) == typeof(float))
                return new(Avx512F.MaskLoad((float*)source, First(count).value.AsSingle(), Vector512<float>.Zero).As<float, T>());
            return new(Avx512F.MaskLoad((double*)source, First(count).value.AsDouble(), Vector512<double>.Zero).As<double, T>());
        }
        Simd512<T> loaded = default;
        Unsafe.CopyBlockUnaligned(&loaded, source, (uint)(count * sizeof(T)));
        return loaded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Simd512<T> value, T* destination, int count)
    {
        if (!Avx512F.IsSupported)
            Unsafe.CopyBlockUnaligned(destination, &value, (uint)(count * sizeof(T)));
        else if (typeof(T) == typeof(float))
            Avx512F.MaskStore((float*)destination, First(count).value.AsSingle(), value.value.AsSingle());
        else
            Avx512F.MaskStore((double*)destination, First(count).value.AsDouble(), value.value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> First(int count) =>
        new(Vector512.LessThan(Vector512<T>.Indices, Vector512.Create(T.CreateTruncating(count))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator +(Simd512<T> a, Simd512<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator -(Simd512<T> a, Simd512<T> b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator *(Simd512<T> a, Simd512<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator /(Simd512<T> a, Simd512<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator &(Simd512<T> a, Simd512<T> b) => new(a.value & b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator |(Simd512<T> a, Simd512<T> b) => new(a.value | b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> operator ^(Simd512<T> a, Simd512<T> b) => new(a.value ^ b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> MultiplyAdd(Simd512<T> a, Simd512<T> b, Simd512<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector512.MultiplyAddEstimate(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>());
        return new(Vector512.MultiplyAddEstimate(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Sqrt(Simd512<T> a) => new(Vector512.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Abs(Simd512<T> a) => new(Vector512.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Min(Simd512<T> a, Simd512<T> b) => new(Vector512.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Max(Simd512<T> a, Simd512<T> b) => new(Vector512.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> GreaterThan(Simd512<T> a, Simd512<T> b) => new(Vector512.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Equal(Simd512<T> a, Simd512<T> b) => new(Vector512.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Select(Simd512<T> mask, Simd512<T> a, Simd512<T> b) =>
        new(Vector512.ConditionalSelect(mask.value, a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> AddBits(Simd512<T> a, Simd512<T> b)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() + b.value.AsUInt32()).As<uint, T>());
        return new((a.value.AsUInt64() + b.value.AsUInt64()).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ShiftLeft(Simd512<T> a, int bits)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() << bits).As<uint, T>());
        return new((a.value.AsUInt64() << bits).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> ShiftRight(Simd512<T> a, int bits)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() >> bits).As<uint, T>());
        return new((a.value.AsUInt64() >> bits).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512<T> Scale(Simd512<T> a, Simd512<T> n)
    {
        if (Avx512F.IsSupported)
        {
            if (typeof(T) == typeof(float))
                return new(Avx512F.Scale(a.value.AsSingle(), n.value.AsSingle()).As<float, T>());
            return new(Avx512F.Scale(a.value.AsDouble(), n.value.AsDouble()).As<double, T>());
        }
        return PowerOfTwo.Scale<Simd512<T>, T>(a, n);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Simd512<T> a) => Vector512.Sum(a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Simd512<T> a) =>
        Simd256<T>.Largest(new(Vector256.MaxNative(a.value.GetLower(), a.value.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Simd512<T> mask) =>
        typeof(T) == typeof(float) ? mask.value.AsUInt32() != Vector512<uint>.Zero : mask.value.AsUInt64() != Vector512<ulong>.Zero;
}
