using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Elementwise choice between two tensors, without history.</summary>
internal static class Choosing
{
    internal static Tensor Where(string operation, Tensor condition, Tensor x, Tensor y)
    {
        if (condition.Type != ScalarType.Bool) throw new ExternalException($"{operation}: expected the condition to be a Bool tensor, got {condition.Type}; compare first");
        var shape = Shape.Broadcast(Shape.Broadcast(x.sizes, y.sizes, operation), condition.sizes, operation);
        var result = Tensor.Uninitialized(Promotion.Of(x, y), shape);
        using var left = Operand.OfType(x, result.Type);
        using var right = Operand.OfType(y, result.Type);
        var body = new Body(condition, left.Tensor, right.Tensor, result);
        Dispatch.Numbers(result.Type, ref body);
        return result;
    }

    readonly ref struct Body(Tensor condition, Tensor x, Tensor y, Tensor result) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var run = new ChoiceRun<T>(condition.Elements<byte>(), x.Elements<T>(), y.Elements<T>(), result.Elements<T>());
            StridedLoop.Over(result.sizes, ref run, condition, x, y, result);
        }
    }

    readonly struct ChoiceRun<T>(byte[] condition, T[] x, T[] y, T[] result) : IRun where T : unmanaged
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            var (c, i, j, k) = (at[0], at[1], at[2], at[3]);
            for (var n = 0; n < count; n++, c += step[0], i += step[1], j += step[2], k += step[3])
            {
                result[k] = condition[c] != 0 ? x[i] : y[j];
            }
        }
    }
}
