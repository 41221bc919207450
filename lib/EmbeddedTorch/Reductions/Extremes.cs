namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The largest element.</summary>
        public Tensor max() => Extreme("max", [], false, largest: true);

        /// <summary>The smallest element.</summary>
        public Tensor min() => Extreme("min", [], false, largest: false);

        /// <summary>The largest elements along a dimension, and their indices (Int64; the first of equals).</summary>
        public (Tensor values, Tensor indexes) max(long dim, bool keepdim = false) => ExtremeWithIndex("max", dim, keepdim, true);

        /// <summary>The smallest elements along a dimension, and their indices (Int64; the first of equals).</summary>
        public (Tensor values, Tensor indexes) min(long dim, bool keepdim = false) => ExtremeWithIndex("min", dim, keepdim, false);

        /// <summary>The largest elements over some dimensions, or over all; the gradient is shared by equals.</summary>
        public Tensor amax(params long[] dims) => Extreme("amax", dims, false, largest: true);

        /// <summary>The largest elements over some dimensions, or over all; written to <paramref name="out"/> if given.</summary>
        public Tensor amax(long[] dims, bool keepdim = false, Tensor? @out = null) => Put(Extreme("amax", dims, keepdim, true), @out);

        /// <inheritdoc cref="amax(long[], bool, Tensor?)"/>
        public Tensor amax(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Put(Extreme("amax", dims, keepdim, true), @out);

        /// <summary>The smallest elements over some dimensions, or over all; the gradient is shared by equals.</summary>
        public Tensor amin(params long[] dims) => Extreme("amin", dims, false, largest: false);

        /// <summary>The smallest elements over some dimensions, or over all; written to <paramref name="out"/> if given.</summary>
        public Tensor amin(long[] dims, bool keepdim = false, Tensor? @out = null) => Put(Extreme("amin", dims, keepdim, false), @out);

        /// <inheritdoc cref="amin(long[], bool, Tensor?)"/>
        public Tensor amin(ReadOnlySpan<long> dims, bool keepdim = false, Tensor? @out = null) => Put(Extreme("amin", dims, keepdim, false), @out);

        /// <summary>The index of the largest element, counting all elements in order.</summary>
        public Tensor argmax() => FlatIndex("argmax", true);

        /// <summary>The indices of the largest elements along a dimension: Int64, the first of equals.</summary>
        public Tensor argmax(long dim, bool keepdim = false) => IndexOfExtreme("argmax", dim, keepdim, true);

        /// <summary>The index of the smallest element, counting all elements in order.</summary>
        public Tensor argmin() => FlatIndex("argmin", false);

        /// <summary>The indices of the smallest elements along a dimension: Int64, the first of equals.</summary>
        public Tensor argmin(long dim, bool keepdim = false) => IndexOfExtreme("argmin", dim, keepdim, false);

        Tensor Extreme(string operation, ReadOnlySpan<long> dims, bool keepDims, bool largest)
        {
            var axes = new Axes(operation, this, dims);
            var result = axes.Shaped(largest ? Reducing.Largest(this, axes) : Reducing.Smallest(this, axes), keepDims);
            RecordChosen(operation, result, axes);
            return result;
        }

        /// <summary>The gradient of an element chosen by its value is shared by all that have it.</summary>
        void RecordChosen(string operation, Tensor result, Axes axes)
            => Recording.Record(operation, result, this, (n, g, _) =>
            {
                var chosen = n[0].eq(n[1].reshape(axes.Kept)).to_type(g.Type);
                var equals = Reducing.Sum(chosen, axes, g.Type);
                return g.reshape(axes.Kept).mul(chosen).div(equals);
            })?.Save(this, result);

        (Tensor, Tensor) ExtremeWithIndex(string operation, long dim, bool keepDim, bool largest)
        {
            var (values, indices) = ArgExtremes.Along(operation, this, dim, keepDim, largest);
            RecordPicked(operation, values, indices, dim, keepDim);
            return (values, indices);
        }

        /// <summary>The gradient of values picked along a dimension goes to where they stood.</summary>
        void RecordPicked(string operation, Tensor values, Tensor indices, long dim, bool keepDim)
        {
            var original = sizes;
            Recording.Record(operation, values, this, (n, g, _) =>
            {
                if (original.Length == 0) return g;
                var (at, from) = keepDim ? (n[0], g) : (n[0].unsqueeze(dim), g.unsqueeze(dim));
                return Zeros(g.Type, original).scatter_add(dim, at, from);
            })?.Save(indices);
        }

        Tensor IndexOfExtreme(string operation, long dim, bool keepDim, bool largest)
        {
            TypeRequirements.RefuseBooleans(operation, Type);
            var (values, indices) = ArgExtremes.Along(operation, this, dim, keepDim, largest);
            values.Dispose();
            return indices;
        }

        Tensor FlatIndex(string operation, bool largest)
        {
            using var mode = GradMode.Set(false);
            using var flat = reshape(-1);
            return flat.IndexOfExtreme(operation, 0, false, largest);
        }

        static Tensor Put(Tensor result, Tensor? target)
        {
            if (target is null) return result;
            using (result) return target.copy_(result);
        }
    }
}
