namespace TorchSharp;

/// <summary>How a table is read and learned.</summary>
internal readonly record struct EmbeddingOptions(long? Padding, double? MaxNorm, double NormType, bool ScaleByFrequency)
{
    /// <summary>With the padding row counted from the start.</summary>
    /// <exception cref="ArgumentException">There is no such row.</exception>
    internal EmbeddingOptions For(long rows)
    {
        if (Padding is not { } row) return this;
        if (row < -rows || row >= rows) throw new ArgumentException($"Embedding: padding_idx {row} is not a row of a table of {rows} rows");
        return this with { Padding = row < 0 ? row + rows : row };
    }
}

/// <summary>Copies rows of a table as one recorded operation; the gradient is added to the rows that were read.</summary>
internal static class EmbeddingLookup
{
    internal static Tensor Of(Tensor indices, Tensor table, EmbeddingOptions options)
    {
        var rows = Rows(indices, table.sizes[0]);
        if (options.MaxNorm is { } maximum) Shorten(table, rows, maximum, options.NormType);
        var source = table.Dense();
        var result = Tensor.Uninitialized(table.Type, [.. indices.sizes, table.sizes[1]]);
        if (table.Type == ScalarType.Float32) Copy<float>(rows, source, result);
        else Copy<double>(rows, source, result);
        if (Recording.Needed(source)) result.gradNode = new EmbeddingNode(rows, source, options);
        return result;
    }

    static long[] Rows(Tensor indices, long count)
    {
        if (indices.Type is not (ScalarType.Int64 or ScalarType.Int32))
        {
            throw new ExternalException($"Embedding: indices must be Int64 or Int32, got {indices.Type}; convert with to_type(torch.int64)");
        }
        using var wide = indices.to_type(ScalarType.Int64);
        using var dense = wide.contiguous();
        var rows = dense.Span<long>().ToArray();
        foreach (var row in rows)
        {
            if (row < 0 || row >= count) throw new ExternalException($"Embedding: index {row} is out of range: the table has {count} rows");
        }
        return rows;
    }

    static void Copy<T>(long[] rows, Tensor source, Tensor result) where T : unmanaged
    {
        var width = (int)source.sizes[1];
        for (var i = 0; i < rows.Length; i++) source.Span<T>().Slice((int)rows[i] * width, width).CopyTo(result.Span<T>().Slice(i * width, width));
    }

    /// <summary>Scales the rows that are read to the largest length allowed.</summary>
    static void Shorten(Tensor table, long[] rows, double maximum, double p)
    {
        using var mode = GradMode.Set(false);
        using var scope = NewDisposeScope();
        foreach (var row in rows.Distinct())
        {
            var vector = table.select(0, row);
            var length = vector.norm((float)p).ToDouble();
            if (length > maximum) vector.mul_(maximum / (length + 1e-7));
        }
    }
}

/// <summary>The gradient of <see cref="EmbeddingLookup"/>.</summary>
internal sealed class EmbeddingNode(long[] rows, Tensor table, EmbeddingOptions options) : GradNode("embedding", [new GradEdge(table)])
{
    internal override void Backward(BackwardPass pass)
    {
        if (GradMode.Enabled) pass.Deliver(Inputs[0], Recorded(Pending!));
        else if (Pending!.Type == ScalarType.Float32) Add<float>(pass, Pending.Dense());
        else Add<double>(pass, Pending!.Dense());
    }

    void Add<T>(BackwardPass pass, Tensor g) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var sum = new GradientSum(pass, Inputs[0]);
        var width = (int)Inputs[0].Sizes[1];
        var factors = Factors();
        for (var i = 0; i < rows.Length; i++)
        {
            if (factors[i] == 0) continue;
            var target = sum.Span<T>().Slice((int)rows[i] * width, width);
            var share = g.Span<T>().Slice(i * width, width);
            if (factors[i] == 1) Kernels.Elementwise.Map<Kernels.Binary.Add, T>(target, share, target);
            else for (var j = 0; j < width; j++) target[j] += T.CreateChecked(factors[i]) * share[j];
        }
    }

    /// <summary>What each occurrence counts: nothing for padding, less for frequent ones if so chosen.</summary>
    double[] Factors()
    {
        var counts = options.ScaleByFrequency ? rows.CountBy(row => row).ToDictionary() : null;
        return Array.ConvertAll(rows, row => row == options.Padding ? 0 : 1.0 / (counts?[row] ?? 1));
    }

    /// <summary>With operations that are recorded themselves, for second derivatives.</summary>
    Tensor Recorded(Tensor g)
    {
        var factors = tensor(Factors()).to_type(g.Type).unsqueeze(1);
        var shares = g.reshape(rows.Length, -1).mul(factors);
        return zeros(Inputs[0].Sizes, g.Type).index_add(0, tensor(rows), shares, 1);
    }
}
