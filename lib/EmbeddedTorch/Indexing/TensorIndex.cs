namespace TorchSharp;

public static partial class torch
{
    /// <summary>One index of an indexer: a number, a range, a new dimension, "the rest", a boolean or a tensor.</summary>
    public struct TensorIndex
    {
        internal enum Kind
        {
            NewDimension,
            Number,
            Range,
            Ellipsis,
            Truth,
            Many,
        }

        /// <summary>All indices of a dimension.</summary>
        public static readonly TensorIndex Colon = Slice();

        /// <summary>All indices of all dimensions that are not mentioned.</summary>
        public static readonly TensorIndex Ellipsis = new() { kind = Kind.Ellipsis };

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex None = new() { kind = Kind.NewDimension };

        /// <summary>A new dimension of size 1.</summary>
        public static readonly TensorIndex Null = None;

        internal Kind kind;
        internal long start;
        internal long? stop;
        internal long step;
        internal Tensor? tensor;

        /// <summary>A boolean as an index: a new dimension of size 1 or 0.</summary>
        public static TensorIndex Bool(bool value) => new() { kind = Kind.Truth, start = value ? 1 : 0 };

        /// <summary>One index, counted from the end when negative; null is a new dimension.</summary>
        public static TensorIndex Single(long? index) => index is { } value ? new() { kind = Kind.Number, start = value } : None;

        /// <summary>The indices from start to below stop, in steps.</summary>
        public static TensorIndex Slice(long? start = null, long? stop = null, long? step = null)
            => new() { kind = Kind.Range, start = start ?? 0, stop = stop, step = step ?? 1 };

        /// <summary>The indices from start to below end.</summary>
        public static TensorIndex Slice((int? start, int? end) range) => Slice(range.start, range.end, null);

        /// <summary>A C# range.</summary>
        public static TensorIndex Slice(Range range)
            => Slice(Number(range.Start), range.End.Equals(Index.End) ? null : Number(range.End));

        /// <summary>A tensor of indices (Int64) or a mask (Bool).</summary>
        public static TensorIndex Tensor(Tensor tensor) => new() { kind = Kind.Many, tensor = tensor };

        /// <summary>One index.</summary>
        public static implicit operator TensorIndex(long value) => Single(value);

        /// <summary>One index, perhaps from the end.</summary>
        public static implicit operator TensorIndex(Index index) => Single(Number(index));

        /// <summary>A C# range.</summary>
        public static implicit operator TensorIndex(Range range) => Slice(range);

        /// <summary>The indices from start to below end.</summary>
        public static implicit operator TensorIndex((int? start, int? end) range) => Slice(range);

        static long Number(Index index) => index.IsFromEnd ? -index.Value : index.Value;
    }
}
