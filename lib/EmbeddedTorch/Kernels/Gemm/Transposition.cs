using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TorchSharp.Kernels;

/// <summary>Transposes strips of four contiguous lines, in registers where the machine can.</summary>
internal static unsafe class Transposition
{
    /// <summary>Lines per strip.</summary>
    public const int Size = 4;

    /// <summary>destination[p * destinationStride + j] = source[j * sourceStride + p] for the four j and every p below length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Strip<T>(T* source, nint sourceStride, int length, T* destination, nint destinationStride) where T : unmanaged
    {
        int p = 0;
        if (typeof(T) == typeof(float) && Sse.IsSupported)
            for (; p <= length - Size; p += Size)
                Singles((float*)source + p, sourceStride, (float*)destination + p * destinationStride, destinationStride);
        if (typeof(T) == typeof(double) && Avx.IsSupported)
            for (; p <= length - Size; p += Size)
                Doubles((double*)source + p, sourceStride, (double*)destination + p * destinationStride, destinationStride);
        for (; p < length; p++)
            for (int j = 0; j < Size; j++)
                destination[p * destinationStride + j] = source[j * sourceStride + p];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Singles(float* source, nint sourceStride, float* destination, nint destinationStride)
    {
        Vector128<float> a = Vector128.Load(source), b = Vector128.Load(source + sourceStride);
        Vector128<float> c = Vector128.Load(source + 2 * sourceStride), d = Vector128.Load(source + 3 * sourceStride);
        Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d);
        Sse.MoveLowToHigh(ab, cd).Store(destination);
        Sse.MoveHighToLow(cd, ab).Store(destination + destinationStride);
        ab = Sse.UnpackHigh(a, b);
        cd = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(ab, cd).Store(destination + 2 * destinationStride);
        Sse.MoveHighToLow(cd, ab).Store(destination + 3 * destinationStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Doubles(double* source, nint sourceStride, double* destination, nint destinationStride)
    {
        Vector256<double> a = Vector256.Load(source), b = Vector256.Load(source + sourceStride);
        Vector256<double> c = Vector256.Load(source + 2 * sourceStride), d = Vector256.Load(source + 3 * sourceStride);
        Vector256<double> ab = Avx.UnpackLow(a, b), cd = Avx.UnpackLow(c, d);
        Avx.Permute2x128(ab, cd, 0x20).Store(destination);
        Avx.Permute2x128(ab, cd, 0x31).Store(destination + 2 * destinationStride);
        ab = Avx.UnpackHigh(a, b);
        cd = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab, cd, 0x20).Store(destination + destinationStride);
        Avx.Permute2x128(ab, cd, 0x31).Store(destination + 3 * destinationStride);
    }
}
