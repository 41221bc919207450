using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A shape: the size of each dimension.</summary>
    public struct Size : IEnumerable<long>
    {
        readonly long[] shape;

        /// <summary>The shape with these sizes.</summary>
        public Size(long[] shape) => this.shape = (long[])shape.Clone();

        /// <summary>The shape with these sizes.</summary>
        public Size(int[] shape) => this.shape = Array.ConvertAll(shape, size => (long)size);

        /// <summary>The shape with these sizes.</summary>
        public Size(IEnumerable<long> shape) => this.shape = [.. shape];

        /// <summary>One dimension.</summary>
        public Size(long size) => shape = [size];

        /// <summary>One dimension.</summary>
        public Size(int size) => shape = [size];

        /// <summary>Two dimensions.</summary>
        public Size((long, long) size) => shape = [size.Item1, size.Item2];

        /// <summary>Two dimensions.</summary>
        public Size((int, int) size) => shape = [size.Item1, size.Item2];

        /// <summary>Three dimensions.</summary>
        public Size((long, long, long) size) => shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>Three dimensions.</summary>
        public Size((int, int, int) size) => shape = [size.Item1, size.Item2, size.Item3];

        /// <summary>Four dimensions.</summary>
        public Size((long, long, long, long) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>Four dimensions.</summary>
        public Size((int, int, int, int) size) => shape = [size.Item1, size.Item2, size.Item3, size.Item4];

        /// <summary>The shape of a tensor of 0 dimensions.</summary>
        public static readonly Size Empty = new(Array.Empty<long>());

        /// <summary>The sizes.</summary>
        public long[] Shape => shape ?? [];

        /// <summary>The number of dimensions.</summary>
        public int Length => Shape.Length;

        /// <summary>Whether there is no dimension.</summary>
        public bool IsEmpty => Length == 0;

        /// <summary>Whether there is no dimension.</summary>
        public bool IsScalar => Length == 0;

        /// <summary>The size of one dimension.</summary>
        public long this[int idx] => Shape[idx];

        /// <summary>The size of one dimension.</summary>
        public long this[long idx] => Shape[idx];

        /// <summary>The number of elements.</summary>
        public long numel() => TorchSharp.Shape.Count(Shape);

        /// <summary>The sizes from one dimension to below another.</summary>
        public Size Slice(int first, int next) => new(Shape[first..next]);

        /// <summary>The first sizes.</summary>
        public IEnumerable<long> Take(int i) => Shape.Take(i);

        /// <summary>The sizes in order.</summary>
        public IEnumerator<long> GetEnumerator() => ((IEnumerable<long>)Shape).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        /// <summary>Whether the other object is the same shape.</summary>
        public override bool Equals(object? obj) => obj is Size other && this == other;

        /// <summary>A hash of the sizes.</summary>
        public override int GetHashCode() => Shape.Aggregate(17, HashCode.Combine);

        /// <summary>Whether all sizes are the same.</summary>
        public static bool operator ==(Size left, Size right) => left.Shape.AsSpan().SequenceEqual(right.Shape);

        /// <summary>Whether a size differs.</summary>
        public static bool operator !=(Size left, Size right) => !(left == right);

        /// <summary>The dimensions of one shape, then those of the other.</summary>
        public static Size operator +(Size left, Size right) => new([.. left.Shape, .. right.Shape]);

        /// <summary>The dimensions of a shape, then more.</summary>
        public static Size operator +(Size left, IEnumerable<long> right) => new([.. left.Shape, .. right]);

        /// <summary>One dimension.</summary>
        public static implicit operator Size(long size) => new(size);

        /// <summary>The shape with these sizes.</summary>
        public static implicit operator Size(long[] size) => new(size);

        /// <summary>Two dimensions.</summary>
        public static implicit operator Size((long, long) size) => new(size);

        /// <summary>Three dimensions.</summary>
        public static implicit operator Size((long, long, long) size) => new(size);

        /// <summary>Four dimensions.</summary>
        public static implicit operator Size((long, long, long, long) size) => new(size);
    }
}
