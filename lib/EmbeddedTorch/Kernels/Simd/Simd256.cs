using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>256 bits (AVX2).</summary>
internal readonly unsafe struct Simd256<T>(Vector256<T> value) : ISimd<Simd256<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector256<T> value = value;

    public static int Count => Vector256<T>.Count;

    public static Simd256<T> Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Broadcast(T value) => new(Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Load(T* source) => new(Vector256.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd256<T> value, T* destination) => value.value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> LoadFirst(T* source, int count)
    {
        if (Avx.IsSupported)
        {
            if (typeof(T) == typeof(float))
                return new(Avx.MaskLoad((float*)source, First(count).value.AsSingle()).As<float, T>());
            return new(Avx.MaskLoad((double*)source, First(count).value.AsDouble()).As<double, T>());
        }
        Simd256<T> loaded = default;
        Unsafe.CopyBlockUnaligned(&loaded, source, (uint)(count * sizeof(T)));
        return loaded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Simd256<T> value, T* destination, int count)
    {
        if (!Avx.IsSupported)
            Unsafe.CopyBlockUnaligned(destination, &value, (uint)(count * sizeof(T)));
        else if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)destination, First(count).value.AsSingle(), value.value.AsSingle());
        else
            Avx.MaskStore((double*)destination, First(count).value.AsDouble(), value.value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> First(int count) =>
        new(Vector256.LessThan(Vector256<T>.Indices, Vector256.Create(T.CreateTruncating(count))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator +(Simd256<T> a, Simd256<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator -(Simd256<T> a, Simd256<T> b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator *(Simd256<T> a, Simd256<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator /(Simd256<T> a, Simd256<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator &(Simd256<T> a, Simd256<T> b) => new(a.value & b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator |(Simd256<T> a, Simd256<T> b) => new(a.value | b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> operator ^(Simd256<T> a, Simd256<T> b) => new(a.value ^ b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> MultiplyAdd(Simd256<T> a, Simd256<T> b, Simd256<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector256.MultiplyAddEstimate(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>());
        return new(Vector256.MultiplyAddEstimate(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Sqrt(Simd256<T> a) => new(Vector256.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Abs(Simd256<T> a) => new(Vector256.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Min(Simd256<T> a, Simd256<T> b) => new(Vector256.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Max(Simd256<T> a, Simd256<T> b) => new(Vector256.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> GreaterThan(Simd256<T> a, Simd256<T> b) => new(Vector256.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Equal(Simd256<T> a, Simd256<T> b) => new(Vector256.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Select(Simd256<T> mask, Simd256<T> a, Simd256<T> b) =>
        new(Vector256.ConditionalSelect(mask.value, a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> AddBits(Simd256<T> a, Simd256<T> b)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() + b.value.AsUInt32()).As<uint, T>());
        return new((a.value.AsUInt64() + b.value.AsUInt64()).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ShiftLeft(Simd256<T> a, int bits)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() << bits).As<uint, T>());
        return new((a.value.AsUInt64() << bits).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> ShiftRight(Simd256<T> a, int bits)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() >> bits).As<uint, T>());
        return new((a.value.AsUInt64() >> bits).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256<T> Scale(Simd256<T> a, Simd256<T> n) => PowerOfTwo.Scale<Simd256<T>, T>(a, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Simd256<T> a) => Vector256.Sum(a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Simd256<T> a) =>
        Simd128<T>.Largest(new(Vector128.MaxNative(a.value.GetLower(), a.value.GetUpper())));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Simd256<T> mask) =>
        typeof(T) == typeof(float) ? mask.value.AsUInt32() != Vector256<uint>.Zero : mask.value.AsUInt64() != Vector256<ulong>.Zero;
}
