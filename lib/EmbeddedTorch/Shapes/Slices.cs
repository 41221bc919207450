namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>One index of a dimension, without that dimension. Shares memory.</summary>
        /// <exception cref="ExternalException">The index is out of range.</exception>
        public Tensor select(long dim, long index)
        {
            if (Rank == 0) throw new ExternalException("select: a tensor of 0 dimensions has nothing to select from");
            var d = Shape.Dimension(dim, Rank, "select");
            var i = Within("select", d, index);
            var result = View(Shape.Without(sizes, d), Shape.Without(strides, d), offset + i * strides[d]);
            return RecordPart("select", result, whole => whole.Selected(d, i));
        }

        /// <summary>A run of a dimension. Shares memory.</summary>
        public Tensor narrow(long dim, long start, long length)
        {
            var d = Shape.Dimension(dim, Rank, "narrow");
            var first = start < 0 ? start + sizes[d] : start;
            if (first < 0 || length < 0 || first + length > sizes[d])
            {
                throw new ExternalException($"narrow: start {start} and length {length} exceed dimension {d} of size {sizes[d]}");
            }
            return Sliced("narrow", d, first, length, 1);
        }

        /// <summary>The indices from <paramref name="start"/> to below <paramref name="finish"/> of a dimension, in steps. Shares memory.</summary>
        public Tensor slice(long dim, long start, long finish, long step)
        {
            var d = Shape.Dimension(dim, Rank, "slice");
            if (step <= 0) throw new ExternalException($"slice: the step must be positive, got {step}; use flip() to reverse");
            var size = sizes[d];
            var first = Math.Clamp(start < 0 ? start + size : start, 0, size);
            var last = Math.Clamp(finish < 0 ? finish + size : finish, first, size);
            return Sliced("slice", d, first, (last - first + step - 1) / step, step);
        }

        /// <summary>All indices of a dimension, each without it. Share memory.</summary>
        public Tensor[] unbind(long dimension = 0)
        {
            var d = Shape.Dimension(dimension, Rank, "unbind");
            var parts = new Tensor[sizes[d]];
            for (var i = 0; i < parts.Length; i++) parts[i] = select(d, i);
            return parts;
        }

        /// <summary>Runs of a dimension of one size, the last perhaps smaller. Share memory.</summary>
        public Tensor[] split(long size, int dim = 0)
        {
            var d = Shape.Dimension(dim, Rank, "split");
            if (size <= 0) throw new ExternalException($"split: the size must be positive, got {size}");
            var whole = sizes[d];
            var parts = new Tensor[Math.Max(1, (whole + size - 1) / size)];
            for (var i = 0; i < parts.Length; i++) parts[i] = narrow(d, i * size, Math.Min(size, whole - i * size));
            return parts;
        }

        /// <summary>Runs of a dimension of given sizes. Share memory.</summary>
        /// <exception cref="ExternalException">The sizes do not add up to the dimension's.</exception>
        public Tensor[] split(long[] sizes, long dim = 0)
        {
            var d = Shape.Dimension(dim, Rank, "split");
            if (sizes.Sum() != this.sizes[d])
            {
                throw new ExternalException($"split: sizes {Shape.Text(sizes)} add up to {sizes.Sum()}, but dimension {d} has size {this.sizes[d]}");
            }
            var parts = new Tensor[sizes.Length];
            long start = 0;
            for (var i = 0; i < parts.Length; start += sizes[i++]) parts[i] = narrow(d, start, sizes[i]);
            return parts;
        }

        /// <inheritdoc cref="split(long[], long)"/>
        public Tensor[] split(ReadOnlySpan<long> sizes, long dim = 0) => split(sizes.ToArray(), dim);

        /// <summary>Runs of the first dimension of given sizes. Share memory.</summary>
        public Tensor[] split(params long[] sizes) => split(sizes, 0L);

        /// <summary>At most so many runs of a dimension, of equal size but for the last. Share memory.</summary>
        public Tensor[] chunk(long chunks, long dim = 0)
        {
            var d = Shape.Dimension(dim, Rank, "chunk");
            if (chunks <= 0) throw new ExternalException($"chunk: the number of chunks must be positive, got {chunks}");
            return split(Math.Max(1, (sizes[d] + chunks - 1) / chunks), d);
        }

        /// <summary>A view with given sizes, strides and offset in the storage. Shares memory.</summary>
        /// <exception cref="ExternalException">It would reach beyond the storage; or a gradient is wanted and this tensor is not contiguous.</exception>
        public Tensor as_strided(long[] size, long[] strides, long storageOffset = 0)
        {
            RequireInStorage(size, strides, storageOffset);
            var (newSizes, newStrides) = ((long[])size.Clone(), (long[])strides.Clone());
            var result = View(newSizes, newStrides, storageOffset);
            if (!Recording.Needed(this)) return result;
            if (!dense) throw new ExternalException("as_strided: a gradient through it wants a contiguous tensor; call contiguous() first");
            var (original, places) = (sizes, count);
            var first = storageOffset - offset;
            Recording.Record("as_strided", result, this, (_, g, _) =>
            {
                var at = arange(places).as_strided(newSizes, newStrides, first).reshape(-1);
                return Zeros(g.Type, [places]).index_add(0, at, g.reshape(-1), 1).reshape(original);
            });
            return result;
        }

        void RequireInStorage(long[] size, long[] strides, long storageOffset)
        {
            if (size.Length != strides.Length)
            {
                throw new ExternalException($"as_strided: sizes {Shape.Text(size)} and strides {Shape.Text(strides)} must be equally many");
            }
            if (size.Any(length => length < 0) || strides.Any(step => step < 0) || storageOffset < 0)
            {
                throw new ExternalException($"as_strided: sizes {Shape.Text(size)}, strides {Shape.Text(strides)} and offset {storageOffset} must not be negative");
            }
            if (Shape.Count(size) == 0) return;
            var last = storageOffset + size.Zip(strides, (length, step) => (length - 1) * step).Sum();
            if (last >= Storage.Length)
            {
                throw new ExternalException($"as_strided: sizes {Shape.Text(size)} and strides {Shape.Text(strides)} from {storageOffset} reach element {last} of a storage of {Storage.Length}");
            }
        }

        /// <summary>Windows of a dimension: size stays as a last dimension, windows start every step. Shares memory.</summary>
        public Tensor unfold(long dimension, long size, long step)
        {
            var d = Shape.Dimension(dimension, Rank, "unfold");
            if (size > sizes[d] || size < 0 || step <= 0)
            {
                throw new ExternalException($"unfold: windows of {size} with step {step} do not fit dimension {d} of size {sizes[d]}");
            }
            var result = Windows(d, size, step);
            var original = sizes;
            Recording.Record("unfold", result, this, (_, g, _) => Folded(g, original, d, step));
            return result;
        }

        /// <summary>The sum of windows over the places they were taken from: the gradient of <see cref="unfold"/>.</summary>
        static Tensor Folded(Tensor windows, long[] original, int d, long step)
        {
            var size = windows.sizes[^1];
            var sum = Zeros(windows.Type, original);
            using (GradMode.Set(false))
            {
                for (long place = 0; place < size; place++)
                {
                    using var target = sum.SlicedView(d, place, windows.sizes[d], step);
                    using var part = windows.Selected(windows.Rank - 1, place);
                    target.add_(part);
                }
            }
            Recording.Record("fold", sum, windows, (_, g, _) => g.unfold(d, size, step));
            return sum;
        }

        internal Tensor Selected(int d, long index)
            => View(Shape.Without(sizes, d), Shape.Without(strides, d), offset + index * strides[d]);

        internal Tensor SlicedView(int d, long start, long length, long step)
            => View(Shape.With(sizes, d, length), Shape.With(strides, d, strides[d] * step), offset + start * strides[d]);

        /// <summary>A run of dimensions moved to another place, without history.</summary>
        internal Tensor MovedBlock(int from, int length, int to)
        {
            var order = Enumerable.Range(0, Rank).ToList();
            var block = order.GetRange(from, length);
            order.RemoveRange(from, length);
            order.InsertRange(to, block);
            return View([.. order.Select(d => sizes[d])], [.. order.Select(d => strides[d])], offset);
        }

        Tensor Windows(int d, long size, long step)
        {
            long[] newSizes = [.. Shape.With(sizes, d, (sizes[d] - size) / step + 1), size];
            long[] newStrides = [.. Shape.With(strides, d, strides[d] * step), strides[d]];
            return View(newSizes, newStrides, offset);
        }

        Tensor Sliced(string operation, int d, long start, long length, long step)
            => RecordPart(operation, SlicedView(d, start, length, step), whole => whole.SlicedView(d, start, length, step));

        /// <summary>The gradient of a part is added to that part of the whole's gradient.</summary>
        Tensor RecordPart(string operation, Tensor result, Func<Tensor, Tensor> part)
        {
            result.InFamilyOf(this);
            if (GradMode.Enabled && NeedsGrad && Type.IsFloating()) result.gradNode = new PartNode(operation, new GradEdge(this), part);
            return result;
        }

        long Within(string operation, int d, long index)
        {
            var size = sizes[d];
            if (index < -size || index >= size)
            {
                throw new ExternalException($"{operation}: index {index} is out of bounds for dimension {d} with size {size}");
            }
            return index < 0 ? index + size : index;
        }
    }
}
