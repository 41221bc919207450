namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Functions on parameters and sequences.</summary>
        public static partial class utils
        {
            /// <summary>Padding and packing of sequences of different lengths.</summary>
            public static partial class rnn
            {
                /// <summary>Sequences [length, ...] in one tensor [longest, count, ...] (or [count, longest, ...]), filled up with a value.</summary>
                public static Tensor pad_sequence(IEnumerable<Tensor> sequences, bool batch_first = false, double padding_value = 0)
                {
                    Tensor[] all = [.. sequences];
                    if (all.Length == 0) throw new ArgumentException("pad_sequence: expected one sequence or more");
                    var longest = all.Max(s => s.sizes[0]);
                    var rows = all.Select(s => Padded(s, longest, padding_value)).ToArray();
                    return stack(rows, batch_first ? 0 : 1);
                }

                /// <summary>Padded sequences [steps, batch, ...] (or [batch, steps, ...]) without their padding.</summary>
                /// <param name="input">The sequences.</param>
                /// <param name="lengths">[batch], Int64.</param>
                /// <param name="batch_first">Which order the input has.</param>
                /// <param name="enforce_sorted">Whether the lengths must be descending; if false, the sequences are sorted here.</param>
                /// <exception cref="ArgumentException">Lengths do not fit the input, are not positive, or not sorted.</exception>
                public static PackedSequence pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first = false, bool enforce_sorted = true)
                {
                    if (lengths.Type.IsFloating()) throw new ArgumentException($"pack_padded_sequence: the lengths must be Int64, got {lengths.Type}; convert with to_type(torch.int64)");
                    var sizes = lengths.LongValues();
                    var timeFirst = batch_first ? input.transpose(0, 1) : input;
                    RequireLengths(timeFirst, sizes);
                    if (enforce_sorted)
                    {
                        RequireSorted(sizes);
                        return Packed(timeFirst, sizes, empty(0, ScalarType.Int64), empty(0, ScalarType.Int64));
                    }
                    int[] order = [.. Enumerable.Range(0, sizes.Length).OrderByDescending(i => sizes[i])];
                    var sorted = tensor(Array.ConvertAll(order, i => (long)i));
                    long[] sortedSizes = Array.ConvertAll(order, i => sizes[i]);
                    return Packed(timeFirst.index_select(1, sorted), sortedSizes, sorted, sorted.argsort());
                }

                /// <summary>Sequences [length, ...] packed, without the need of padding.</summary>
                public static PackedSequence pack_sequence(IEnumerable<Tensor> sequences, bool enforce_sorted = true)
                {
                    Tensor[] all = [.. sequences];
                    using var lengths = tensor(Array.ConvertAll(all, s => s.sizes[0]));
                    return pack_padded_sequence(pad_sequence(all), lengths, enforce_sorted: enforce_sorted);
                }

                /// <summary>Packed sequences in one tensor [longest, batch, ...] (or [batch, longest, ...]) in their first order, and their lengths.</summary>
                /// <exception cref="ArgumentException">The total length is too small.</exception>
                public static (Tensor, Tensor) pad_packed_sequence(PackedSequence sequence, bool batch_first = false, double padding_value = 0, long? total_length = null)
                {
                    var counts = sequence.batch_sizes.LongValues().ToArray();
                    var steps = total_length ?? counts.Length;
                    if (steps < counts.Length) throw new ArgumentException($"pad_packed_sequence: total_length {steps} is less than the longest sequence, {counts.Length}");
                    var padded = cat(Steps(sequence.data, counts, steps, padding_value), 0);
                    var lengths = tensor(Lengths(counts));
                    if (!sequence.IsSorted)
                    {
                        padded = padded.index_select(1, sequence.unsorted_indices);
                        lengths = lengths.index_select(0, sequence.unsorted_indices);
                    }
                    return (batch_first ? padded.transpose(0, 1) : padded, lengths);
                }

                static Tensor Padded(Tensor sequence, long length, double value)
                {
                    var missing = length - sequence.sizes[0];
                    if (missing == 0) return sequence;
                    return cat([sequence, Filling.Full(value, Shape.With(sequence.sizes, 0, missing), sequence.Type)]);
                }

                static PackedSequence Packed(Tensor timeFirst, long[] lengths, Tensor sorted, Tensor unsorted)
                {
                    var counts = new long[lengths[0]];
                    for (var t = 0; t < counts.Length; t++) counts[t] = lengths.Count(length => length > t);
                    var steps = counts.Select((count, t) => timeFirst.select(0, t).narrow(0, 0, count)).ToArray();
                    return new PackedSequence(cat(steps), tensor(counts), sorted, unsorted);
                }

                static void RequireLengths(Tensor timeFirst, long[] lengths)
                {
                    if (timeFirst.Rank < 2 || timeFirst.sizes[1] != lengths.Length)
                    {
                        throw new ArgumentException($"pack_padded_sequence: {lengths.Length} lengths for an input of shape {Shape.Text(timeFirst.sizes)} (steps, batch, ...)");
                    }
                    for (var i = 0; i < lengths.Length; i++)
                    {
                        if (lengths[i] < 1 || lengths[i] > timeFirst.sizes[0])
                        {
                            throw new ArgumentException($"pack_padded_sequence: length {lengths[i]} of sequence {i} must be from 1 to {timeFirst.sizes[0]}");
                        }
                    }
                }

                static void RequireSorted(long[] lengths)
                {
                    for (var i = 1; i < lengths.Length; i++)
                    {
                        if (lengths[i] > lengths[i - 1])
                        {
                            throw new ArgumentException($"pack_padded_sequence: lengths must be in descending order, but length {i} is {lengths[i]} after {lengths[i - 1]}; pass enforce_sorted: false to have the sequences sorted");
                        }
                    }
                }

                static Tensor[] Steps(Tensor data, long[] counts, long steps, double value)
                {
                    var result = new Tensor[steps];
                    long start = 0;
                    for (var t = 0; t < steps; t++)
                    {
                        var count = t < counts.Length ? counts[t] : 0;
                        result[t] = Padded(data.narrow(0, start, count), counts[0], value).unsqueeze(0);
                        start += count;
                    }
                    return result;
                }

                static long[] Lengths(long[] counts)
                {
                    var lengths = new long[counts[0]];
                    foreach (var count in counts)
                    {
                        for (var i = 0; i < count; i++) lengths[i]++;
                    }
                    return lengths;
                }
            }
        }
    }
}
