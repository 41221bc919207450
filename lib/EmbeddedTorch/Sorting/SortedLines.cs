namespace TorchSharp;

/// <summary>Sorts the lines along a dimension, and says where each element came from. Equal elements keep their order; NaN counts as the largest.</summary>
internal static class SortedLines
{
    internal static (Tensor Values, Tensor Indices) Along(string operation, Tensor x, long dim, bool descending)
    {
        var d = Shape.Dimension(dim, x.Rank, operation);
        var values = Copying.Clone(x);
        var indices = Tensor.Zeros(ScalarType.Int64, x.sizes);
        if (x.Rank == 0 || x.count == 0) return (values, indices);
        var body = new Body(values, indices, d, descending);
        Dispatch.Numbers(x.Type, ref body);
        return (values, indices);
    }

    readonly ref struct Body(Tensor values, Tensor indices, int d, bool descending) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var count = (int)values.sizes[d];
            var line = new SortLine<T>(values.Elements<T>(), indices.Elements<long>(), values.strides[d], new (T, int)[count], new Order<T>(descending));
            Lines.Along(d, ref line, values, indices);
        }
    }

    readonly struct SortLine<T>(T[] values, long[] indices, long step, (T Value, int Index)[] entries, Order<T> order) : ILine
        where T : unmanaged, INumber<T>
    {
        public void Line(ReadOnlySpan<long> at)
        {
            for (var n = 0; n < entries.Length; n++) entries[n] = (values[at[0] + n * step], n);
            Array.Sort(entries, order);
            for (var n = 0; n < entries.Length; n++)
            {
                values[at[0] + n * step] = entries[n].Value;
                indices[at[1] + n * step] = entries[n].Index;
            }
        }
    }

    sealed class Order<T>(bool descending) : IComparer<(T Value, int Index)> where T : unmanaged, INumber<T>
    {
        public int Compare((T Value, int Index) a, (T Value, int Index) b)
        {
            var order = T.IsNaN(a.Value) || T.IsNaN(b.Value) ? T.IsNaN(a.Value).CompareTo(T.IsNaN(b.Value)) : a.Value.CompareTo(b.Value);
            return order == 0 ? a.Index.CompareTo(b.Index) : descending ? -order : order;
        }
    }
}
