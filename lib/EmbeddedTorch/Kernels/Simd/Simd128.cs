using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>128 bits (SSE2, ARM's AdvSimd), and the portable fallback: without any vector unit the runtime computes lane by lane.</summary>
internal readonly unsafe struct Simd128<T>(Vector128<T> value) : ISimd<Simd128<T>, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Vector128<T> value = value;

    public static int Count => Vector128<T>.Count;

    public static Simd128<T> Zero => default;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Broadcast(T value) => new(Vector128.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Load(T* source) => new(Vector128.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd128<T> value, T* destination) => value.value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> LoadFirst(T* source, int count)
    {
        if (Avx.IsSupported)
        {
            if (typeof(T) == typeof(float))
                return new(Avx.MaskLoad((float*)source, First(count).value.AsSingle()).As<float, T>());
            return new(Avx.MaskLoad((double*)source, First(count).value.AsDouble()).As<double, T>());
        }
        Simd128<T> loaded = default;
        Unsafe.CopyBlockUnaligned(&loaded, source, (uint)(count * sizeof(T)));
        return loaded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreFirst(Simd128<T> value, T* destination, int count)
    {
        if (!Avx.IsSupported)
            Unsafe.CopyBlockUnaligned(destination, &value, (uint)(count * sizeof(T)));
        else if (typeof(T) == typeof(float))
            Avx.MaskStore((float*)destination, First(count).value.AsSingle(), value.value.AsSingle());
        else
            Avx.MaskStore((double*)destination, First(count).value.AsDouble(), value.value.AsDouble());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> First(int count) =>
        new(Vector128.LessThan(Vector128<T>.Indices, Vector128.Create(T.CreateTruncating(count))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator +(Simd128<T> a, Simd128<T> b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator -(Simd128<T> a, Simd128<T> b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator *(Simd128<T> a, Simd128<T> b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator /(Simd128<T> a, Simd128<T> b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator &(Simd128<T> a, Simd128<T> b) => new(a.value & b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator |(Simd128<T> a, Simd128<T> b) => new(a.value | b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> operator ^(Simd128<T> a, Simd128<T> b) => new(a.value ^ b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> MultiplyAdd(Simd128<T> a, Simd128<T> b, Simd128<T> c)
    {
        if (typeof(T) == typeof(float))
            return new(Vector128.MultiplyAddEstimate(a.value.AsSingle(), b.value.AsSingle(), c.value.AsSingle()).As<float, T>());
        return new(Vector128.MultiplyAddEstimate(a.value.AsDouble(), b.value.AsDouble(), c.value.AsDouble()).As<double, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Sqrt(Simd128<T> a) => new(Vector128.Sqrt(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Abs(Simd128<T> a) => new(Vector128.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Min(Simd128<T> a, Simd128<T> b) => new(Vector128.MinNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Max(Simd128<T> a, Simd128<T> b) => new(Vector128.MaxNative(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> GreaterThan(Simd128<T> a, Simd128<T> b) => new(Vector128.GreaterThan(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Equal(Simd128<T> a, Simd128<T> b) => new(Vector128.Equals(a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Select(Simd128<T> mask, Simd128<T> a, Simd128<T> b) =>
        new(Vector128.ConditionalSelect(mask.value, a.value, b.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> AddBits(Simd128<T> a, Simd128<T> b)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() + b.value.AsUInt32()).As<uint, T>());
        return new((a.value.AsUInt64() + b.value.AsUInt64()).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ShiftLeft(Simd128<T> a, int bits)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() << bits).As<uint, T>());
        return new((a.value.AsUInt64() << bits).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> ShiftRight(Simd128<T> a, int bits)
    {
        if (typeof(T) == typeof(float))
            return new((a.value.AsUInt32() >> bits).As<uint, T>());
        return new((a.value.AsUInt64() >> bits).As<ulong, T>());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128<T> Scale(Simd128<T> a, Simd128<T> n) => PowerOfTwo.Scale<Simd128<T>, T>(a, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Simd128<T> a) => Vector128.Sum(a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Largest(Simd128<T> a)
    {
        T largest = a.value[0];
        for (int i = 1; i < Count; i++)
            largest = a.value[i] > largest ? a.value[i] : largest;
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Simd128<T> mask) =>
        typeof(T) == typeof(float) ? mask.value.AsUInt32() != Vector128<uint>.Zero : mask.value.AsUInt64() != Vector128<ulong>.Zero;
}
