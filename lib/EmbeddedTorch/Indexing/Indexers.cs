using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements chosen by numbers, ranges, new dimensions, an ellipsis, masks and tensors of indices.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => Indexing.Get(this, indices);
            set => Indexing.Set(this, indices, value);
        }

        /// <summary>Elements chosen by tensors of indices (Int64), or by a mask (Bool).</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => Indexing.Get(this, Indexing.Of(indices));
            set => Indexing.Set(this, Indexing.Of(indices), value);
        }

        /// <summary>The part at one index of each of the first dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => At(indices);
            set => SetAt(indices, value);
        }

        /// <summary>The part at one index of the first dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => SetAt([i1], value);
        }

        /// <summary>The part at one index of each of the first two dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => At(i1, i2);
            set => SetAt([i1, i2], value);
        }

        /// <summary>The part at one index of each of the first three dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => At(i1, i2, i3);
            set => SetAt([i1, i2, i3], value);
        }

        /// <summary>The part at one index of each of the first four dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => At(i1, i2, i3, i4);
            set => SetAt([i1, i2, i3, i4], value);
        }

        /// <summary>The part at one index of each of the first five dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5]
        {
            get => At(i1, i2, i3, i4, i5);
            set => SetAt([i1, i2, i3, i4, i5], value);
        }

        /// <summary>The part at one index of each of the first six dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4, long i5, long i6]
        {
            get => At(i1, i2, i3, i4, i5, i6);
            set => SetAt([i1, i2, i3, i4, i5, i6], value);
        }

        /// <summary>Elements chosen as by the indexer.</summary>
        public Tensor index(params TensorIndex[] indices) => Indexing.Get(this, indices);

        /// <summary>Elements chosen as by the indexer.</summary>
        public Tensor index(params Tensor[] indices) => Indexing.Get(this, Indexing.Of(indices));

        /// <summary>Writes to the chosen elements.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => Indexing.Put(this, indices, value, false);

        /// <summary>Writes or adds to the chosen elements; added, an element chosen twice counts twice.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false) => Indexing.Put(this, indices, value, accumulate);

        /// <summary>Writes to the chosen elements.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => Indexing.Put(this, Indexing.Of(indices), value, false);

        /// <summary>Writes or adds to the chosen elements; added, an element chosen twice counts twice.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
            => Indexing.Put(this, Indexing.Of(indices), value, accumulate);

        /// <summary>Writes one value to the chosen elements.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
            => Indexing.Put(this, indices, Filling.Full(value, Shape.Scalar, Type), false);

        /// <summary>Writes one value to the chosen elements.</summary>
        public Tensor index_put_(Scalar value, params Tensor[] indices)
            => Indexing.Put(this, Indexing.Of(indices), Filling.Full(value, Shape.Scalar, Type), false);

        Tensor At(params ReadOnlySpan<long> indices)
        {
            if (indices.Length == 0) return alias();
            if (indices.Length > Rank) throw new ExternalException($"too many indices for a tensor of {Rank} dimensions: {indices.Length}");
            var result = select(0, indices[0]);
            for (var i = 1; i < indices.Length; i++) result = result.select(0, indices[i]);
            return result;
        }

        void SetAt(ReadOnlySpan<long> indices, Tensor value)
        {
            using var scope = NewDisposeScope();
            At(indices).copy_(value);
        }
    }
}
