namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements sorted along a dimension, and the indices (Int64) they had. Equal elements keep their order.</summary>
        public (Tensor Values, Tensor Indices) sort(long dim = -1, bool descending = false, bool stable = false) => Sorted(dim, descending);

        /// <summary>The indices (Int64) that sort the elements along a dimension.</summary>
        public Tensor argsort(long dim = -1, bool descending = false)
        {
            var (values, indices) = SortedLines.Along("argsort", this, dim, descending);
            values.Dispose();
            return indices;
        }

        /// <summary>The elements sorted along the first dimension.</summary>
        public Tensor msort() => Sorted(0, descending: false).Values;

        /// <summary>The k largest (or smallest) elements along a dimension, sorted, and their indices (Int64).</summary>
        /// <exception cref="ExternalException">There are fewer than k.</exception>
        public (Tensor values, Tensor indexes) topk(int k, int dim = -1, bool largest = true, bool sorted = true)
        {
            TypeRequirements.RefuseBooleans("topk", Type);
            if (Rank == 0) throw new ExternalException("topk: a tensor of 0 dimensions has no line to choose from; reshape(1) first");
            var d = Shape.Dimension(dim, Rank, "topk");
            if (k < 0 || k > sizes[d]) throw new ExternalException($"topk: k = {k} is out of range for dimension {d} of shape {Shape.Text(sizes)}");
            var (all, places) = SortedLines.Along("topk", this, dim, largest);
            using var allValues = all;
            using var allPlaces = places;
            using var values = all.SlicedView(d, 0, k, 1);
            using var part = places.SlicedView(d, 0, k, 1);
            var indices = Copying.Clone(part);
            return (Picked(Copying.Clone(values), indices, dim), indices);
        }

        /// <summary>The k-th smallest elements along a dimension (the last if null), and their indices (Int64).</summary>
        public (Tensor, Tensor) kthvalue(long k, long? dim, bool keepdim = false)
        {
            var d = Shape.Dimension(dim ?? -1, Rank, "kthvalue");
            if (Rank > 0 && (k < 1 || k > sizes[d])) throw new ExternalException($"kthvalue: k = {k} is out of range for dimension {d} of shape {Shape.Text(sizes)}");
            var (values, indices) = Sorted(dim ?? -1, descending: false);
            var (value, index) = (values.narrow(dim ?? -1, k - 1, 1), indices.narrow(dim ?? -1, k - 1, 1));
            return keepdim ? (value, index) : (value.squeeze(dim ?? -1), index.squeeze(dim ?? -1));
        }

        (Tensor Values, Tensor Indices) Sorted(long dim, bool descending)
        {
            var (values, indices) = SortedLines.Along("sort", this, dim, descending);
            return (Picked(values, indices, dim), indices);
        }

        Tensor Picked(Tensor values, Tensor indices, long dim)
        {
            RecordPicked("sort", values, indices, dim, keepDim: true);
            return values;
        }
    }
}
