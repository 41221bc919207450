namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>result[.., j, ..] = this[.., index[.., j, ..], ..] along a dimension; the result has the shape of the index (Int64).</summary>
        public Tensor gather(long dim, Tensor index)
        {
            var result = Gathering.Gather("gather", this, dim, index);
            var original = sizes;
            Recording.Record("gather", result, this, (n, g, _) => Zeros(g.Type, original).scatter_add(dim, n[0], g))?.Save(index);
            return result;
        }

        /// <summary>The parts at the given indices (Int64) of a dimension.</summary>
        public Tensor index_select(long dim, Tensor index)
        {
            if (index.Type is not (ScalarType.Int64 or ScalarType.Int32))
            {
                throw new ExternalException($"index_select: expected the index to be an Int64 or Int32 tensor, got {index.Type}; convert with to_type(torch.int64)");
            }
            if (index.Rank > 1) throw new ExternalException($"index_select: the index should have one dimension, got shape {Shape.Text(index.sizes)}");
            var d = Shape.Dimension(dim, Rank, "index_select");
            if (d == 0 && index.Rank == 1 && Rank > 0) return AdvancedIndex.Of(this, [index, .. new Tensor?[Rank - 1]]).Gather();
            var full = index.reshape([.. Enumerable.Range(0, Rank).Select(k => k == d ? -1L : 1L)]).expand(Shape.With(sizes, d, index.count));
            return gather(d, full);
        }

        /// <summary>The elements at the given indices (Int64), counting all elements in order.</summary>
        public Tensor take(Tensor index) => reshape(-1).gather(0, index.reshape(-1)).reshape(index.sizes);

        /// <summary>A copy in which self[.., index[.., j, ..], ..] = src[.., j, ..] along a dimension.</summary>
        public Tensor scatter(long dim, Tensor index, Tensor src)
        {
            var result = Copying.Clone(this);
            Gathering.Scatter("scatter", result, dim, index, src, add: false);
            Recording.Record("scatter", result, this, src, (n, g, input)
                => input == 1 ? g.gather(dim, n[0]) : g.scatter(dim, n[0], g.zeros_like()))?.Save(index);
            return result;
        }

        /// <summary>A copy in which self[.., index[.., j, ..], ..] += src[.., j, ..] along a dimension.</summary>
        public Tensor scatter_add(long dim, Tensor index, Tensor src)
        {
            var result = Copying.Clone(this);
            Gathering.Scatter("scatter_add", result, dim, index, src, add: true);
            Recording.Record("scatter_add", result, this, src, (n, g, input) => input == 1 ? g.gather(dim, n[0]) : g)?.Save(index);
            return result;
        }

        /// <inheritdoc cref="scatter"/>
        public Tensor scatter_(long dim, Tensor index, Tensor src)
        {
            if (InPlace.MustRecord(this, [src])) return InPlace.Recorded(this, old => old.scatter(dim, index, src));
            Gathering.Scatter("scatter_", this, dim, index, src, add: false);
            return InPlace.Unrecorded(this);
        }

        /// <inheritdoc cref="scatter_add"/>
        public Tensor scatter_add_(long dim, Tensor index, Tensor src)
        {
            if (InPlace.MustRecord(this, [src])) return InPlace.Recorded(this, old => old.scatter_add(dim, index, src));
            Gathering.Scatter("scatter_add_", this, dim, index, src, add: true);
            return InPlace.Unrecorded(this);
        }

        /// <summary>A copy in which the parts at the indices (Int64) of a dimension have alpha · source added; twice if an index stands twice.</summary>
        public Tensor index_add(long dim, Tensor index, Tensor source, Scalar alpha)
            => scatter_add(dim, Spread("index_add", dim, index, source), alpha.Double == 1 ? source : source.mul(alpha));

        /// <inheritdoc cref="index_add"/>
        public Tensor index_add_(long dim, Tensor index, Tensor source, Scalar alpha)
            => scatter_add_(dim, Spread("index_add_", dim, index, source), alpha.Double == 1 ? source : source.mul(alpha));

        /// <summary>A copy in which the parts at the indices (Int64) of a dimension are those of the source.</summary>
        public Tensor index_copy(long dim, Tensor index, Tensor source) => scatter(dim, Spread("index_copy", dim, index, source), source);

        /// <inheritdoc cref="index_copy"/>
        public Tensor index_copy_(long dim, Tensor index, Tensor source) => scatter_(dim, Spread("index_copy_", dim, index, source), source);

        /// <summary>A copy in which the parts at the indices (Int64) of a dimension have one value.</summary>
        public Tensor index_fill(long dim, Tensor index, Scalar value)
        {
            var d = Shape.Dimension(dim, Rank, "index_fill");
            return index_copy(d, index, Filling.Full(value, Shape.With(sizes, d, index.count), Type));
        }

        /// <inheritdoc cref="index_fill"/>
        public Tensor index_fill_(long dim, Tensor index, Scalar value)
        {
            var d = Shape.Dimension(dim, Rank, "index_fill_");
            return index_copy_(d, index, Filling.Full(value, Shape.With(sizes, d, index.count), Type));
        }

        /// <summary>One index for each part, as one index for each element of the source.</summary>
        Tensor Spread(string operation, long dim, Tensor index, Tensor source)
        {
            var d = Shape.Dimension(dim, Rank, operation);
            if (source.Rank != Rank || source.sizes[d] != index.count)
            {
                throw new ExternalException($"{operation}: shapes {Shape.Text(source.sizes)} (source) and {Shape.Text(index.sizes)} (index): dimension {d} of the source must be as long as the index");
            }
            return index.reshape([.. Enumerable.Range(0, Rank).Select(k => k == d ? -1L : 1L)]).expand(source.sizes);
        }
    }
}
