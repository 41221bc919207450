namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>How often each of 0, 1, 2, ... stands in this vector of integers that are not negative, each counted with its weight if weights are given.</summary>
        public Tensor bincount(Tensor? weights, long minlength = 0)
        {
            TypeRequirements.RefuseBooleans("bincount", Type);
            if (Rank != 1 || Type.IsFloating()) throw new ExternalException($"bincount: only supports 1-d non-negative integral inputs, got {Type} of shape {Shape.Text(sizes)}");
            using var places = Operand.Contiguous(this, ScalarType.Int64);
            var values = places.Tensor.Span<long>();
            long width = minlength;
            foreach (var value in values)
            {
                if (value < 0) throw new ExternalException($"bincount: only supports non-negative inputs, got {value}");
                width = Math.Max(width, value + 1);
            }
            var result = Zeros(weights?.Type ?? ScalarType.Int64, [width]);
            return result.scatter_add_(0, places.Tensor, weights ?? ones_like(ScalarType.Int64));
        }

        /// <summary>
        /// The different elements in ascending order (of the whole tensor, or slices of a dimension), with the index of each
        /// element among them and how often each stands, where asked for.
        /// </summary>
        public (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        {
            if (dim is not null && Rank > 1) throw new ExternalException("unique: slices of a dimension are not supported by this engine; flatten, or use dim: null");
            using var flat = reshape(-1);
            var (ordered, order) = SortedLines.Along("unique", flat, 0, descending: false);
            var groups = GroupsOf(ordered);
            var starts = tensor(groups.Starts);
            var inverse = return_inverse ? Zeros(ScalarType.Int64, [count]).scatter_(0, order, tensor(groups.Numbers)).reshape(sizes) : null;
            var ends = groups.Starts.Append(count).ToArray();
            var counts = return_counts ? tensor(groups.Starts.Select((start, i) => ends[i + 1] - start).ToArray()) : null;
            return (ordered.gather(0, starts), inverse, counts);
        }

        /// <summary>Where each run of equal elements of a sorted vector starts, and the number of its run for each element.</summary>
        static (long[] Starts, long[] Numbers) GroupsOf(Tensor ordered)
        {
            if (ordered.count == 0) return ([], []);
            using var changes = ordered.narrow(0, 1, ordered.count - 1).ne(ordered.narrow(0, 0, ordered.count - 1));
            var flags = changes.data<bool>().ToArray();
            var numbers = new long[ordered.count];
            var starts = new List<long> { 0 };
            for (var i = 1; i < numbers.Length; i++)
            {
                if (flags[i - 1]) starts.Add(i);
                numbers[i] = starts.Count - 1;
            }
            return ([.. starts], numbers);
        }
    }

    /// <inheritdoc cref="Tensor.bincount"/>
    public static Tensor bincount(Tensor input, Tensor? weights = null, long minlength = 0) => input.bincount(weights, minlength);

    /// <inheritdoc cref="Tensor.unique"/>
    public static (Tensor output, Tensor? inverse_indices, Tensor? counts) unique(Tensor input, bool sorted = true, bool return_inverse = false, bool return_counts = false, int? dim = null)
        => input.unique(sorted, return_inverse, return_counts, dim);
}
