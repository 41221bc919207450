using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Elementwise functions of two tensors, or of a tensor and a number, without history.</summary>
internal static class Binary
{
    /// <summary>The function of two tensors, broadcast and promoted.</summary>
    internal static Tensor Of<TOp>(string operation, Tensor x, Tensor y) where TOp : struct, IBinaryOperation
        => Of<TOp>(operation, x, y, Promotion.Of(x, y));

    /// <summary>The same with the dtype of computation and result given.</summary>
    internal static Tensor Of<TOp>(string operation, Tensor x, Tensor y, ScalarType type) where TOp : struct, IBinaryOperation
    {
        var result = Tensor.Uninitialized(type, Shape.Broadcast(x.sizes, y.sizes, operation));
        Into<TOp>(result, x, y);
        return result;
    }

    /// <summary>Writes the function into a tensor, in that tensor's dtype; it may be one of the inputs.</summary>
    internal static void Into<TOp>(Tensor result, Tensor x, Tensor y) where TOp : struct, IBinaryOperation
    {
        using var left = Operand.OfType(x, result.Type);
        using var right = Operand.OfType(y, result.Type);
        var body = new TensorBody<TOp>(left.Tensor, right.Tensor, result);
        Dispatch.Numbers(result.Type, ref body);
    }

    /// <summary>The function of a tensor and a number.</summary>
    internal static Tensor Of<TOp>(Tensor x, Scalar y) where TOp : struct, IBinaryOperation
        => Of<TOp>(x, y, Promotion.Of(x, y));

    /// <summary>The same with the dtype of computation and result given.</summary>
    internal static Tensor Of<TOp>(Tensor x, Scalar y, ScalarType type) where TOp : struct, IBinaryOperation
    {
        var result = Tensor.Uninitialized(type, x.sizes);
        Into<TOp>(result, x, y);
        return result;
    }

    internal static void Into<TOp>(Tensor result, Tensor x, Scalar y) where TOp : struct, IBinaryOperation
    {
        using var left = Operand.OfType(x, result.Type);
        var body = new NumberBody<TOp>(left.Tensor, y, result, numberFirst: false);
        Dispatch.Numbers(result.Type, ref body);
    }

    /// <summary>The function of a number and a tensor.</summary>
    internal static Tensor Of<TOp>(Scalar x, Tensor y, ScalarType type) where TOp : struct, IBinaryOperation
    {
        var result = Tensor.Uninitialized(type, y.sizes);
        using var right = Operand.OfType(y, type);
        var body = new NumberBody<TOp>(right.Tensor, x, result, numberFirst: true);
        Dispatch.Numbers(type, ref body);
        return result;
    }

    readonly ref struct TensorBody<TOp>(Tensor x, Tensor y, Tensor result) : IForNumbers where TOp : struct, IBinaryOperation
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var run = new TensorRun<TOp, T>(x.Elements<T>(), y.Elements<T>(), result.Elements<T>());
            StridedLoop.Over(result.sizes, ref run, x, y, result);
        }
    }

    readonly struct TensorRun<TOp, T>(T[] x, T[] y, T[] result) : IRun where TOp : struct, IBinaryOperation where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[2] == 1 && step[0] == 1 && step[1] == 1)
            {
                BinarySpans.Both<TOp, T>(x.AsSpan((int)at[0], count), y.AsSpan((int)at[1], count), result.AsSpan((int)at[2], count));
                return;
            }
            if (step[2] == 1 && step[0] == 1 && step[1] == 0)
            {
                BinarySpans.Right<TOp, T>(x.AsSpan((int)at[0], count), y[at[1]], result.AsSpan((int)at[2], count));
                return;
            }
            if (step[2] == 1 && step[0] == 0 && step[1] == 1)
            {
                BinarySpans.Left<TOp, T>(x[at[0]], y.AsSpan((int)at[1], count), result.AsSpan((int)at[2], count));
                return;
            }
            var (i, j, k) = (at[0], at[1], at[2]);
            for (var n = 0; n < count; n++, i += step[0], j += step[1], k += step[2]) result[k] = TOp.Apply(x[i], y[j]);
        }
    }

    readonly ref struct NumberBody<TOp>(Tensor x, Scalar number, Tensor result, bool numberFirst) : IForNumbers where TOp : struct, IBinaryOperation
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var run = new NumberRun<TOp, T>(x.Elements<T>(), number.As<T>(), result.Elements<T>(), numberFirst);
            StridedLoop.Over(result.sizes, ref run, x, result);
        }
    }

    readonly struct NumberRun<TOp, T>(T[] x, T number, T[] result, bool numberFirst) : IRun
        where TOp : struct, IBinaryOperation where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[0] == 1 && step[1] == 1)
            {
                var from = x.AsSpan((int)at[0], count);
                var to = result.AsSpan((int)at[1], count);
                if (numberFirst) BinarySpans.Left<TOp, T>(number, from, to);
                else BinarySpans.Right<TOp, T>(from, number, to);
                return;
            }
            var (i, k) = (at[0], at[1]);
            for (var n = 0; n < count; n++, i += step[0], k += step[1])
            {
                result[k] = numberFirst ? TOp.Apply(number, x[i]) : TOp.Apply(x[i], number);
            }
        }
    }
}
