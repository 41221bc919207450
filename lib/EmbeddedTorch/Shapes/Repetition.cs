namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor laid side by side so many times in each dimension; new dimensions come first.</summary>
        public Tensor repeat(params long[] sizes)
        {
            if (sizes.Length < Rank) throw new ExternalException($"repeat: {sizes.Length} repetitions for {Rank} dimensions; give one for each");
            var padded = reshape([.. Enumerable.Repeat(1L, sizes.Length - Rank), .. this.sizes]);
            var (split, target, merged) = (new List<long>(), new List<long>(), new List<long>());
            for (var d = 0; d < sizes.Length; d++)
            {
                split.AddRange([1, padded.sizes[d]]);
                target.AddRange([sizes[d], padded.sizes[d]]);
                merged.Add(sizes[d] * padded.sizes[d]);
            }
            return padded.reshape([.. split]).expand([.. target]).clone().reshape([.. merged]);
        }

        /// <summary>Like <see cref="repeat"/>, with repetitions of 1 put in front where there are too few.</summary>
        public Tensor tile(long[] reps) => repeat([.. Enumerable.Repeat(1L, Math.Max(0, Rank - reps.Length)), .. reps]);

        /// <summary>Each element so many times in a row along a dimension, or of all elements.</summary>
        public Tensor repeat_interleave(long repeats, long? dim = null, long? output_size = null)
        {
            if (dim is null) return flatten().repeat_interleave(repeats, 0);
            var d = Shape.Dimension(dim.Value, Rank, "repeat_interleave");
            return unsqueeze(d + 1).expand(Shape.Inserted(sizes, d + 1, repeats)).clone().reshape(Shape.With(sizes, d, sizes[d] * repeats));
        }

        /// <summary>Each element along a dimension as often as <paramref name="repeats"/> (Int64) says.</summary>
        public Tensor repeat_interleave(Tensor repeats, long? dim = null, long? output_size = null)
        {
            if (dim is null) return flatten().repeat_interleave(repeats, 0);
            var times = repeats.LongValues();
            var indices = new List<long>();
            for (var i = 0; i < sizes[Shape.Dimension(dim.Value, Rank, "repeat_interleave")]; i++)
            {
                for (var k = 0; k < times[times.Length == 1 ? 0 : i]; k++) indices.Add(i);
            }
            return index_select(dim.Value, torch.tensor(indices));
        }

        /// <summary>The order reversed in some dimensions.</summary>
        public Tensor flip(params long[] dims)
        {
            var reversed = dims.Select(dim => Shape.Dimension(dim, Rank, "flip")).ToArray();
            var (newStrides, start) = ((long[])strides.Clone(), offset);
            foreach (var d in reversed)
            {
                start += strides[d] * Math.Max(0, sizes[d] - 1);
                newStrides[d] = -strides[d];
            }
            using var backwards = View(sizes, newStrides, start);
            var result = Copying.Clone(backwards);
            Recording.Record("flip", result, this, (_, g, _) => g.flip(dims));
            return result;
        }

        /// <summary>The columns in reverse order.</summary>
        public Tensor fliplr() => flip(1);

        /// <summary>The rows in reverse order.</summary>
        public Tensor flipud() => flip(0);

        /// <summary>The elements moved on along dimensions; what leaves at the end comes in at the start.</summary>
        public Tensor roll(long[] shifts, long[] dims) => Rolled(shifts, dims);

        Tensor Rolled(long[] shifts, long[] dims)
        {
            if (dims.Length == 0 && shifts.Length == 1) return flatten().Rolled(shifts, [0]).reshape(sizes);
            if (shifts.Length != dims.Length) throw new ExternalException($"roll: {shifts.Length} shifts for {dims.Length} dimensions");
            var result = this;
            for (var i = 0; i < shifts.Length; i++) result = result.RolledBy(shifts[i], Shape.Dimension(dims[i], Rank, "roll"));
            return result;
        }

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(long shifts, long? dims = null) => Rolled([shifts], dims is null ? [] : [dims.Value]);

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(long[] shifts) => Rolled(shifts, []);

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll(ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims = default) => roll(shifts.ToArray(), dims.ToArray());

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll((long, long) shifts, (long, long) dims) => Rolled([shifts.Item1, shifts.Item2], [dims.Item1, dims.Item2]);

        /// <inheritdoc cref="roll(long[], long[])"/>
        public Tensor roll((long, long, long) shifts, (long, long, long) dims)
            => Rolled([shifts.Item1, shifts.Item2, shifts.Item3], [dims.Item1, dims.Item2, dims.Item3]);

        Tensor RolledBy(long shift, int d)
        {
            if (sizes[d] == 0) return alias();
            var cut = (sizes[d] - shift % sizes[d]) % sizes[d];
            return cat([narrow(d, cut, sizes[d] - cut), narrow(d, 0, cut)], d);
        }
    }
}
