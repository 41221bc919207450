namespace TorchSharp;

/// <summary>Moves of contiguous rows chosen by the leading dimensions of a contiguous tensor: the lookup of an embedding, and its gradient.</summary>
internal static class RowMoves
{
    /// <summary>Copies rows of the source to consecutive rows of the target; false if the layout is not that simple.</summary>
    internal static bool TryGather(Tensor source, int[] indexed, int[] rest, long[] starts, Tensor target)
    {
        if (!IsRows(source, indexed, rest)) return false;
        var body = new Body(source, target, starts, RowLength(source, rest), Move.Gather);
        Dispatch.Numbers(source.Type, ref body);
        return true;
    }

    /// <summary>Writes or adds consecutive rows of the source to rows of the target; false if the layout is not that simple.</summary>
    internal static bool TryScatter(Tensor source, Tensor target, int[] indexed, int[] rest, long[] starts, bool add)
    {
        if (!source.dense || !IsRows(target, indexed, rest)) return false;
        var body = new Body(target, source, starts, RowLength(target, rest), add && target.Type != ScalarType.Bool ? Move.Add : Move.Write);
        Dispatch.Numbers(target.Type, ref body);
        return true;
    }

    static bool IsRows(Tensor x, int[] indexed, int[] rest) => x.dense && (rest.Length == 0 || rest[0] > indexed[^1]);

    static int RowLength(Tensor x, int[] rest)
    {
        long length = 1;
        foreach (var d in rest) length *= x.sizes[d];
        return (int)length;
    }

    enum Move
    {
        Gather,
        Write,
        Add,
    }

    readonly ref struct Body(Tensor far, Tensor near, long[] starts, int length, Move move) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            for (var i = 0; i < starts.Length; i++)
            {
                var there = far.Span<T>().Slice((int)starts[i], length);
                var here = near.Span<T>().Slice(i * length, length);
                if (move == Move.Gather) there.CopyTo(here);
                else if (move == Move.Write) here.CopyTo(there);
                else BinarySpans.Both<Sum, T>(there, here, there);
            }
        }
    }
}
