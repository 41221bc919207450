namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same elements with another shape; one size may be -1. Shares memory.</summary>
        /// <exception cref="ExternalException">The number of elements differs, or the layout does not allow a view.</exception>
        public Tensor view(params long[] shape)
        {
            var target = Reshaping.Resolve("view", shape, count, sizes);
            var newStrides = Reshaping.ViewStrides(sizes, strides, target)
                ?? throw new ExternalException($"view: shape {Shape.Text(shape)} is not compatible with the layout of a tensor of shape {Shape.Text(sizes)} and strides {Shape.Text(strides)}; use reshape() instead");
            return Reshaped("view", target, newStrides);
        }

        /// <summary>The same elements with another shape; one size may be -1. A view if the layout allows it, else a copy.</summary>
        /// <exception cref="ExternalException">The number of elements differs.</exception>
        public Tensor reshape(params long[] shape)
        {
            var target = Reshaping.Resolve("reshape", shape, count, sizes);
            if (Reshaping.ViewStrides(sizes, strides, target) is { } newStrides) return Reshaped("reshape", target, newStrides);
            return contiguous().Reshaped("reshape", target, Shape.ContiguousStrides(target));
        }

        /// <summary>The elements with the shape of another tensor.</summary>
        public Tensor view_as(Tensor other) => view(other.sizes);

        /// <summary>Dimensions <paramref name="start_dim"/> to <paramref name="end_dim"/> made one.</summary>
        public Tensor flatten(long start_dim = 0, long end_dim = -1)
        {
            if (Rank == 0) return reshape(1);
            var first = Shape.Dimension(start_dim, Rank, "flatten");
            var last = Shape.Dimension(end_dim, Rank, "flatten");
            if (first > last) throw new ExternalException($"flatten: start_dim {start_dim} comes after end_dim {end_dim}");
            var merged = Shape.Count(sizes.AsSpan(first, last - first + 1));
            return reshape([.. sizes[..first], merged, .. sizes[(last + 1)..]]);
        }

        /// <summary>All elements in one dimension.</summary>
        public Tensor ravel() => reshape(-1);

        /// <summary>One dimension made several; one size may be -1.</summary>
        public Tensor unflatten(long dim, params long[] sizes)
        {
            var d = Shape.Dimension(dim, Rank, "unflatten");
            var inner = Reshaping.Resolve("unflatten", sizes, this.sizes[d], [this.sizes[d]]);
            return view([.. this.sizes[..d], .. inner, .. this.sizes[(d + 1)..]]);
        }

        /// <summary>One dimension made several.</summary>
        public Tensor unflatten(long dim, Size sizes) => unflatten(dim, sizes.Shape);

        /// <summary>The dimensions in another order. Shares memory.</summary>
        /// <exception cref="ExternalException">It is not an order of all dimensions.</exception>
        public Tensor permute(params long[] permutation)
        {
            var order = Reshaping.Order(permutation, Rank);
            var (newSizes, newStrides) = (new long[Rank], new long[Rank]);
            for (var d = 0; d < Rank; d++) (newSizes[d], newStrides[d]) = (sizes[order[d]], strides[order[d]]);
            var result = View(newSizes, newStrides, offset).InFamilyOf(this);
            Recording.Record("permute", result, this, (_, g, _) => g.permute(Reshaping.Inverse(order)));
            return result;
        }

        /// <inheritdoc cref="permute(long[])"/>
        public Tensor permute(IEnumerable<long> permutation) => permute([.. permutation]);

        /// <summary>Two dimensions exchanged. Shares memory.</summary>
        public Tensor transpose(long dim0, long dim1)
        {
            var (a, b) = (Shape.Dimension(dim0, Rank, "transpose"), Shape.Dimension(dim1, Rank, "transpose"));
            if (Rank == 0) return alias();
            var (newSizes, newStrides) = ((long[])sizes.Clone(), (long[])strides.Clone());
            (newSizes[a], newSizes[b]) = (newSizes[b], newSizes[a]);
            (newStrides[a], newStrides[b]) = (newStrides[b], newStrides[a]);
            var result = View(newSizes, newStrides, offset).InFamilyOf(this);
            Recording.Record("transpose", result, this, (_, g, _) => g.transpose(a, b));
            return result;
        }

        /// <inheritdoc cref="transpose"/>
        public Tensor swapaxes(long dim0, long dim1) => transpose(dim0, dim1);

        /// <inheritdoc cref="transpose"/>
        public Tensor swapdims(long dim0, long dim1) => transpose(dim0, dim1);

        /// <summary>The transpose of a matrix; a vector stays as it is.</summary>
        /// <exception cref="ExternalException">There are more than two dimensions.</exception>
        public Tensor t()
        {
            if (Rank > 2) throw new ExternalException($"t: wants at most 2 dimensions, got shape {Shape.Text(sizes)}; use transpose() or mT");
            return Rank < 2 ? alias() : transpose(0, 1);
        }

        /// <summary>The dimensions in reverse order: of a matrix, its transpose.</summary>
        public Tensor T => permute([.. Enumerable.Range(1, Rank).Select(d => (long)(Rank - d))]);

        /// <summary>The last two dimensions exchanged: of a batch of matrices, the transposes.</summary>
        public Tensor mT => transpose(-2, -1);

        /// <summary>Dimensions moved to other places, the others in their order.</summary>
        public Tensor movedim(long[] source, long[] destination) => permute(Reshaping.Moved(source, destination, Rank));

        /// <inheritdoc cref="movedim(long[], long[])"/>
        public Tensor moveaxis(long[] source, long[] destination) => movedim(source, destination);

        /// <summary>A dimension of size 1 put in. Shares memory.</summary>
        public Tensor unsqueeze(long dim)
        {
            var d = Shape.Dimension(dim, Rank + 1, "unsqueeze");
            var step = d < Rank ? sizes[d] * strides[d] : 1;
            return Reshaped("unsqueeze", Shape.Inserted(sizes, d, 1), Shape.Inserted(strides, d, step));
        }

        /// <summary>A dimension of size 1 taken out, or all of them. Shares memory.</summary>
        public Tensor squeeze(long? dim = null)
        {
            if (dim is null)
            {
                var kept = Enumerable.Range(0, Rank).Where(d => sizes[d] != 1).ToArray();
                return Reshaped("squeeze", [.. kept.Select(d => sizes[d])], [.. kept.Select(d => strides[d])]);
            }
            var one = Shape.Dimension(dim.Value, Rank, "squeeze");
            if (Rank == 0 || sizes[one] != 1) return alias();
            return Reshaped("squeeze", Shape.Without(sizes, one), Shape.Without(strides, one));
        }

        /// <summary>Dimensions of size 1 stretched to other sizes, without copying; -1 keeps a size, and new dimensions come first.</summary>
        public Tensor expand(params long[] sizes)
        {
            var target = Reshaping.Expanded(this.sizes, sizes);
            var result = View(target, Shape.BroadcastStrides(this.sizes, strides, target), offset).InFamilyOf(this);
            Recording.Record("expand", result, this, static (_, g, _) => g);
            return result;
        }

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor expand(long[] sizes, bool isImplicit = false) => expand(sizes);

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false) => expand(sizes.ToArray());

        /// <inheritdoc cref="expand(long[])"/>
        public Tensor expand(Size sizes, bool isImplicit = false) => expand(sizes.Shape);

        /// <summary>Stretched to the shape of another tensor.</summary>
        public Tensor expand_as(Tensor other) => expand(other.sizes);

        /// <summary>Stretched to a shape.</summary>
        public Tensor broadcast_to(params long[] shape) => expand(shape);

        /// <summary>Another handle of the same elements.</summary>
        public Tensor alias() => Reshaped("alias", sizes, strides);

        /// <summary>A view with the same number of elements, whose gradient is reshaped back.</summary>
        Tensor Reshaped(string operation, long[] newSizes, long[] newStrides)
        {
            var result = View(newSizes, newStrides, offset).InFamilyOf(this);
            var original = sizes;
            Recording.Record(operation, result, this, (_, g, _) => g.reshape(original));
            return result;
        }
    }
}
