using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>Elements moved along one dimension by a tensor of indices, without history.</summary>
internal static class Gathering
{
    /// <summary>result[.., j, ..] = x[.., index[.., j, ..], ..].</summary>
    internal static Tensor Gather(string operation, Tensor x, long dim, Tensor index)
    {
        var d = Check(operation, x, dim, index, index);
        var result = Tensor.Uninitialized(x.Type, index.sizes);
        if (index.count == 0) return result;
        if (x.Rank == 0)
        {
            Copying.Copy(x, result);
            return result;
        }
        using var wide = Operand.OfType(index, ScalarType.Int64);
        var body = new Body(operation, Move.Gather, x, wide.Tensor, result, d);
        Dispatch.Numbers(x.Type, ref body);
        return result;
    }

    /// <summary>target[.., index[.., j, ..], ..] = or += source[.., j, ..], in place.</summary>
    internal static void Scatter(string operation, Tensor target, long dim, Tensor index, Tensor source, bool add)
    {
        var d = Check(operation, target, dim, index, source);
        if (source.Type != target.Type) throw new ExternalException($"{operation}: expected self ({target.Type}) and src ({source.Type}) to have the same dtype");
        if (index.count == 0) return;
        using var wide = Operand.OfType(index, ScalarType.Int64);
        var body = new Body(operation, add ? Move.Add : Move.Write, target, wide.Tensor, source, d);
        Dispatch.Numbers(target.Type, ref body);
    }

    static int Check(string operation, Tensor x, long dim, Tensor index, Tensor other)
    {
        if (index.Type is not (ScalarType.Int64 or ScalarType.Int32)) throw new ExternalException($"{operation}: expected the index to be an Int64 tensor, got {index.Type}");
        var d = Shape.Dimension(dim, x.Rank, operation);
        if (x.Rank != index.Rank || x.Rank != other.Rank) throw Mismatch(operation, x, index, d);
        for (var k = 0; k < x.Rank; k++)
        {
            if (index.sizes[k] > other.sizes[k] || (k != d && index.sizes[k] > x.sizes[k])) throw Mismatch(operation, x, index, d);
        }
        return d;
    }

    static ExternalException Mismatch(string operation, Tensor x, Tensor index, int d)
        => new($"{operation}: shapes {Shape.Text(x.sizes)} and {Shape.Text(index.sizes)} (index) do not fit: as many dimensions are needed, and no size of the index may exceed the tensor's, apart from dimension {d}");

    enum Move
    {
        Gather,
        Write,
        Add,
    }

    readonly ref struct Body(string operation, Move move, Tensor far, Tensor index, Tensor near, int d) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var line = new MoveLine<T>(operation, move, far.Elements<T>(), index.Elements<long>(), near.Elements<T>(), d,
                (int)index.sizes[d], far.sizes[d], far.strides[d], index.strides[d], near.strides[d]);
            using var part = Cut(far, d, index.sizes);
            using var nearPart = Cut(near, d, index.sizes);
            Lines.Along(d, ref line, index, part, nearPart);
        }

        /// <summary>Only what the index covers in the other dimensions.</summary>
        static Tensor Cut(Tensor x, int d, long[] sizes) => x.View(Shape.With(sizes, d, x.sizes[d]), x.strides, x.offset);
    }

    readonly struct MoveLine<T>(string operation, Move move, T[] far, long[] index, T[] near, int d, int count, long size, long farStep, long indexStep, long nearStep) : ILine
        where T : unmanaged, INumber<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Line(ReadOnlySpan<long> at)
        {
            for (var n = 0; n < count; n++)
            {
                var i = index[at[0] + n * indexStep];
                if (i < 0 || i >= size) throw new ExternalException($"{operation}: index {i} is out of bounds for dimension {d} with size {size}");
                ref var there = ref far[at[1] + i * farStep];
                ref var here = ref near[at[2] + n * nearStep];
                if (move == Move.Gather) here = there;
                else if (move == Move.Write) there = here;
                else there += here;
            }
        }
    }
}
