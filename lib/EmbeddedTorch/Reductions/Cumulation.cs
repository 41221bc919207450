using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Running sums and products along a dimension, without history.</summary>
internal static class Cumulation
{
    internal static Tensor Along<TOp>(string operation, Tensor x, long dim, ScalarType type) where TOp : struct, IBinaryOperation
    {
        var d = Shape.Dimension(dim, x.Rank, operation);
        var result = Copying.Converted(x, type);
        if (x.Rank == 0 || x.count == 0) return result;
        var body = new Body<TOp>(result, d);
        Dispatch.Numbers(type, ref body);
        return result;
    }

    readonly ref struct Body<TOp>(Tensor x, int d) : IForNumbers where TOp : struct, IBinaryOperation
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var line = new RunningLine<TOp, T>(x.Elements<T>(), (int)x.sizes[d], x.strides[d]);
            Lines.Along(d, ref line, x);
        }
    }

    readonly struct RunningLine<TOp, T>(T[] x, int count, long step) : ILine where TOp : struct, IBinaryOperation where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Line(ReadOnlySpan<long> at)
        {
            var i = at[0];
            for (var n = 1; n < count; n++, i += step) x[i + step] = TOp.Apply(x[i], x[i + step]);
        }
    }
}
