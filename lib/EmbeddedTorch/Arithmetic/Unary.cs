using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Elementwise functions of one tensor, without history.</summary>
internal static class Unary
{
    /// <summary>A function with a floating-point result; integers become the default dtype.</summary>
    internal static Tensor OfFloats<TFunction>(string operation, Tensor x) where TFunction : struct, IFloatFunction
    {
        var result = Tensor.Uninitialized(Promotion.Floating(x.Type), x.sizes);
        FloatsInto<TFunction>(operation, x, result);
        return result;
    }

    internal static void FloatsInto<TFunction>(string operation, Tensor x, Tensor result) where TFunction : struct, IFloatFunction
    {
        using var input = Operand.OfType(x, result.Type);
        var body = new FloatBody<TFunction>(input.Tensor, result);
        Dispatch.Floats(result.Type, operation, ref body);
    }

    /// <summary>A function that keeps the dtype.</summary>
    internal static Tensor OfNumbers<TFunction>(Tensor x) where TFunction : struct, INumberFunction
    {
        var result = Tensor.Uninitialized(x.Type, x.sizes);
        NumbersInto<TFunction>(x, result);
        return result;
    }

    internal static void NumbersInto<TFunction>(Tensor x, Tensor result) where TFunction : struct, INumberFunction
    {
        var body = new NumberBody<TFunction>(x, result);
        Dispatch.Numbers(result.Type, ref body);
    }

    readonly ref struct FloatBody<TFunction>(Tensor x, Tensor result) : IForFloats where TFunction : struct, IFloatFunction
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var run = new FloatRun<TFunction, T>(x.Elements<T>(), result.Elements<T>());
            StridedLoop.Over(result.sizes, ref run, x, result);
        }
    }

    readonly struct FloatRun<TFunction, T>(T[] x, T[] result) : IRun
        where TFunction : struct, IFloatFunction where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[0] == 1 && step[1] == 1)
            {
                TFunction.Apply<T, TFunction>(x.AsSpan((int)at[0], count), result.AsSpan((int)at[1], count));
                return;
            }
            var (i, k) = (at[0], at[1]);
            for (var n = 0; n < count; n++, i += step[0], k += step[1]) result[k] = TFunction.Apply(x[i]);
        }
    }

    readonly ref struct NumberBody<TFunction>(Tensor x, Tensor result) : IForNumbers where TFunction : struct, INumberFunction
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var run = new NumberRun<TFunction, T>(x.Elements<T>(), result.Elements<T>());
            StridedLoop.Over(result.sizes, ref run, x, result);
        }
    }

    readonly struct NumberRun<TFunction, T>(T[] x, T[] result) : IRun where TFunction : struct, INumberFunction where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[0] == 1 && step[1] == 1)
            {
                Contiguous(x.AsSpan((int)at[0], count), result.AsSpan((int)at[1], count));
                return;
            }
            var (i, k) = (at[0], at[1]);
            for (var n = 0; n < count; n++, i += step[0], k += step[1]) result[k] = TFunction.Apply(x[i]);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        static void Contiguous(ReadOnlySpan<T> from, Span<T> to)
        {
            var i = 0;
            if (TFunction.IsVectorized)
            {
                for (; i <= to.Length - Vector<T>.Count; i += Vector<T>.Count) TFunction.Apply(new Vector<T>(from[i..])).CopyTo(to[i..]);
            }
            for (; i < to.Length; i++) to[i] = TFunction.Apply(from[i]);
        }
    }
}
