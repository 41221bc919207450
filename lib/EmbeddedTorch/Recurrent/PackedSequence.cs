namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            public static partial class rnn
            {
                /// <summary>Sequences of different lengths without padding: the rows of each step one after the other, sequences sorted by length.</summary>
                public sealed class PackedSequence : IDisposable
                {
                    /// <summary>[sum of the lengths, ...]: the first rows of all sequences, then the second rows of those that have one, ...</summary>
                    public readonly Tensor data;

                    /// <summary>[longest length], Int64: how many sequences have each step.</summary>
                    public readonly Tensor batch_sizes;

                    /// <summary>[batch], Int64: which sequence stands where; empty if they were sorted.</summary>
                    public readonly Tensor sorted_indices;

                    /// <summary>[batch], Int64: where each sequence stands; empty if they were sorted.</summary>
                    public readonly Tensor unsorted_indices;

                    internal PackedSequence(Tensor data, Tensor batchSizes, Tensor sortedIndices, Tensor unsortedIndices)
                    {
                        this.data = data;
                        batch_sizes = batchSizes;
                        sorted_indices = sortedIndices;
                        unsorted_indices = unsortedIndices;
                    }

                    internal bool IsSorted => sorted_indices.numel() == 0;

                    internal PackedSequence WithData(Tensor other) => new(other, batch_sizes.alias(), sorted_indices.alias(), unsorted_indices.alias());

                    /// <summary>States given in the order of the sequences, in the order of the data.</summary>
                    internal Tensor? Sorted(Tensor? states) => states is null || IsSorted ? states : states.index_select(1, sorted_indices);

                    /// <summary>States in the order of the data, in the order of the sequences.</summary>
                    internal Tensor Unsorted(Tensor states) => IsSorted ? states : states.index_select(1, unsorted_indices);

                    /// <summary>Disposes the tensors.</summary>
                    public void Dispose() => ForEach(t => t.Dispose());

                    /// <summary>Hands the tensors to the outer dispose scope.</summary>
                    public PackedSequence MoveToOuterDisposeScope() => ForEach(t => t.MoveToOuterDisposeScope());

                    /// <summary>Takes the tensors out of their dispose scope.</summary>
                    public PackedSequence DetachFromDisposeScope() => ForEach(t => t.DetachFromDisposeScope());

                    PackedSequence ForEach(Action<Tensor> action)
                    {
                        action(data);
                        action(batch_sizes);
                        action(sorted_indices);
                        action(unsorted_indices);
                        return this;
                    }
                }
            }
        }
    }
}
