using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Softmax and its logarithm over lines, computed from the largest element down so that nothing overflows.</summary>
internal static class Softmax
{
    internal static Tensor Of(Tensor x, long dim, bool log)
    {
        var type = Promotion.Floating(x.Type);
        using var input = Operand.OfType(x, type);
        var result = Tensor.Uninitialized(type, x.sizes);
        if (x.Rank == 0)
        {
            Filling.Fill(result, log ? 0 : 1);
            return result;
        }
        if (input.Tensor.dense && x.count > 0 && Shape.Dimension(dim, x.Rank, "softmax") == x.Rank - 1)
        {
            if (type == ScalarType.Float32) Rows<float>(input.Tensor, result, log);
            else Rows<double>(input.Tensor, result, log);
            return result;
        }
        var body = new Body(input.Tensor, result, Shape.Dimension(dim, x.Rank, log ? "log_softmax" : "softmax"), log);
        if (x.count > 0) Dispatch.Floats(type, "softmax", ref body);
        return result;
    }

    static void Rows<T>(Tensor x, Tensor result, bool log) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (log) Kernels.Softmax.LogForward<T>(x.Span<T>(), result.Span<T>(), (int)x.sizes[^1]);
        else Kernels.Softmax.Forward<T>(x.Span<T>(), result.Span<T>(), (int)x.sizes[^1]);
    }

    readonly ref struct Body(Tensor x, Tensor result, int d, bool log) : IForFloats
    {
        public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var line = new SoftmaxLine<T>(x.Elements<T>(), result.Elements<T>(), (int)x.sizes[d], x.strides[d], result.strides[d], log);
            Lines.Along(d, ref line, x, result);
        }
    }

    readonly struct SoftmaxLine<T>(T[] x, T[] result, int count, long step, long toStep, bool log) : ILine
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Line(ReadOnlySpan<long> at)
        {
            var (from, to) = (at[0], at[1]);
            var largest = x[from];
            for (var n = 1; n < count; n++) largest = T.Max(largest, x[from + n * step]);
            var sum = T.Zero;
            for (var n = 0; n < count; n++)
            {
                var exp = T.Exp(x[from + n * step] - largest);
                result[to + n * toStep] = exp;
                sum += exp;
            }
            var logSum = T.Log(sum);
            for (var n = 0; n < count; n++)
            {
                ref var r = ref result[to + n * toStep];
                r = log ? x[from + n * step] - largest - logSum : r / sum;
            }
        }
    }
}
