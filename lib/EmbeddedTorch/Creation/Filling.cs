namespace TorchSharp;

/// <summary>Tensors of one value.</summary>
internal static class Filling
{
    internal static Tensor Full(Scalar value, long[] sizes, ScalarType type)
    {
        var result = Tensor.Uninitialized(type, sizes);
        Fill(result, value);
        return result;
    }

    /// <summary>Writes one value everywhere, whatever the layout.</summary>
    internal static void Fill(Tensor target, Scalar value)
    {
        var body = new Body(target, value);
        Dispatch.Numbers(target.Type, ref body);
    }

    readonly ref struct Body(Tensor target, Scalar value) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var element = target.Type != ScalarType.Bool ? value.As<T>() : value.Double != 0 ? T.One : T.Zero;
            var run = new FillRun<T>(target.Elements<T>(), element);
            StridedLoop.Over(target.sizes, ref run, target);
        }
    }

    readonly struct FillRun<T>(T[] target, T value) : IRun where T : unmanaged
    {
        public void Run(ReadOnlySpan<long> at, ReadOnlySpan<long> step, int count)
        {
            if (step[0] == 1)
            {
                target.AsSpan((int)at[0], count).Fill(value);
                return;
            }
            for (long n = 0, i = at[0]; n < count; n++, i += step[0]) target[i] = value;
        }
    }
}
