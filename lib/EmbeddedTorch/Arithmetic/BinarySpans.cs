using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>
/// Functions of two numbers over contiguous elements, a vector at a time where the function allows it. Loops over elements
/// are compiled with full optimization at once, here and elsewhere: a notebook's cell or a check ends before the runtime
/// would have found out that they are hot.
/// </summary>
internal static class BinarySpans
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Both<TOp, T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> result)
        where TOp : struct, IBinaryOperation where T : unmanaged, INumber<T>
    {
        var i = 0;
        if (TOp.IsVectorized)
        {
            for (; i <= result.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                TOp.Apply(new Vector<T>(x[i..]), new Vector<T>(y[i..])).CopyTo(result[i..]);
            }
        }
        for (; i < result.Length; i++) result[i] = TOp.Apply(x[i], y[i]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Right<TOp, T>(ReadOnlySpan<T> x, T y, Span<T> result)
        where TOp : struct, IBinaryOperation where T : unmanaged, INumber<T>
    {
        var i = 0;
        if (TOp.IsVectorized)
        {
            var right = new Vector<T>(y);
            for (; i <= result.Length - Vector<T>.Count; i += Vector<T>.Count) TOp.Apply(new Vector<T>(x[i..]), right).CopyTo(result[i..]);
        }
        for (; i < result.Length; i++) result[i] = TOp.Apply(x[i], y);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Left<TOp, T>(T x, ReadOnlySpan<T> y, Span<T> result)
        where TOp : struct, IBinaryOperation where T : unmanaged, INumber<T>
    {
        var i = 0;
        if (TOp.IsVectorized)
        {
            var left = new Vector<T>(x);
            for (; i <= result.Length - Vector<T>.Count; i += Vector<T>.Count) TOp.Apply(left, new Vector<T>(y[i..])).CopyTo(result[i..]);
        }
        for (; i < result.Length; i++) result[i] = TOp.Apply(x, y[i]);
    }
}
