using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>The extreme of each line along a dimension, and where it stands (the first of equals; a NaN wins).</summary>
internal static class ArgExtremes
{
    internal static (Tensor Values, Tensor Indices) Along(string operation, Tensor x, long dim, bool keepDim, bool largest)
    {
        if (x.Rank == 0) return (Copying.Clone(x), Tensor.Zeros(ScalarType.Int64, Shape.Scalar));
        var d = Shape.Dimension(dim, x.Rank, operation);
        if (x.sizes[d] == 0) throw new ExternalException($"{operation}: dimension {d} of shape {Shape.Text(x.sizes)} has no element to choose from");
        var kept = Shape.With(x.sizes, d, 1);
        var values = Tensor.Uninitialized(x.Type, kept);
        var indices = Tensor.Uninitialized(ScalarType.Int64, kept);
        var body = new Body(x, d, values, indices, largest);
        Dispatch.Numbers(x.Type, ref body);
        if (keepDim) return (values, indices);
        using var v = values;
        using var i = indices;
        return (v.Selected(d, 0), i.Selected(d, 0));
    }

    readonly ref struct Body(Tensor x, int d, Tensor values, Tensor indices, bool largest) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var line = new ExtremeLine<T>(x.Elements<T>(), values.Elements<T>(), indices.Elements<long>(), (int)x.sizes[d], x.strides[d], largest);
            Lines.Along(d, ref line, x, values, indices);
        }
    }

    readonly struct ExtremeLine<T>(T[] x, T[] values, long[] indices, int count, long step, bool largest) : ILine where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Line(ReadOnlySpan<long> at)
        {
            var best = x[at[0]];
            var where = 0;
            for (var n = 1; n < count && !T.IsNaN(best); n++)
            {
                var candidate = x[at[0] + n * step];
                if (largest ? candidate <= best : candidate >= best) continue;
                (best, where) = (candidate, n);
            }
            values[at[1]] = best;
            indices[at[2]] = where;
        }
    }
}
