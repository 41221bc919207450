namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// The largest of each window along the last dimension; the stride is the size if not given. With
            /// <paramref name="ceil_mode"/> a last window may hang over the end.
            /// </summary>
            /// <exception cref="ExternalException">The windows do not fit.</exception>
            public static Tensor max_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
            {
                var pool = new Pooling("max_pool1d", input, kernel_size, stride, padding, dilation ?? 1, ceil_mode);
                return pool.Windows(double.NegativeInfinity).max(-1).values;
            }

            /// <summary>
            /// The mean of each window along the last dimension; the stride is the size if not given. With
            /// <paramref name="ceil_mode"/> a last window may hang over the end: what is beyond the padding never counts, the padding only
            /// if <paramref name="count_include_pad"/>.
            /// </summary>
            /// <exception cref="ExternalException">The windows do not fit.</exception>
            public static Tensor avg_pool1d(Tensor input, long kernel_size, long? stride = null, long? padding = null, bool ceil_mode = false, bool count_include_pad = true)
            {
                var pool = new Pooling("avg_pool1d", input, kernel_size, stride, padding, 1, ceil_mode);
                return pool.Windows(0).sum(-1).div(pool.Counts(count_include_pad));
            }
        }
    }
}

/// <summary>Where the windows of a pooling lie.</summary>
internal readonly struct Pooling
{
    readonly string operation;
    readonly Tensor input;
    readonly long size, stride, padding, dilation, count;

    /// <exception cref="ExternalException">The windows do not fit.</exception>
    internal Pooling(string operation, Tensor input, long size, long? stride, long? padding, long dilation, bool ceiling)
    {
        (this.operation, this.input, this.size, this.dilation) = (operation, input, size, dilation);
        (this.stride, this.padding) = (stride ?? size, padding ?? 0);
        RequireSense();
        count = Count(ceiling);
    }

    /// <summary>The distance from the first place of a window to behind its last.</summary>
    long Reach => dilation * (size - 1) + 1;

    long Length => input.sizes[^1];

    void RequireSense()
    {
        if (size < 1 || stride < 1 || dilation < 1)
        {
            throw new ExternalException($"{operation}: kernel size, stride and dilation must be positive, got {size}, {stride} and {dilation}");
        }
        if (padding < 0 || padding > size / 2)
        {
            throw new ExternalException($"{operation}: the padding must be between 0 and half of the kernel size {size}, got {padding}");
        }
        if (input.Rank is not (2 or 3) || Reach > Length + 2 * padding)
        {
            throw new ExternalException($"{operation}: windows of {Reach} do not fit the last dimension of shape {Shape.Text(input.sizes)} with padding {padding}; the shape must be (batch, channels, length) or (channels, length)");
        }
    }

    /// <summary>How many windows there are; none starts in the padding behind the end.</summary>
    long Count(bool ceiling)
    {
        var moves = Length + 2 * padding - Reach;
        var windows = moves / stride + 1;
        if (!ceiling || moves % stride == 0) return windows;
        return windows * stride < Length + padding ? windows + 1 : windows;
    }

    /// <summary>[..., windows, size], with a filler where there is no input.</summary>
    internal Tensor Windows(double filler)
    {
        var end = (count - 1) * stride + Reach - padding;
        var behind = Math.Max(padding, end - Length);
        var padded = padding == 0 && behind == 0 ? input : nn.functional.pad(input, (padding, behind), value: filler);
        var windows = padded.unfold(-1, Reach, stride);
        return dilation == 1 ? windows : windows.slice(-1, 0, Reach, dilation);
    }

    /// <summary>[windows]: how many elements of each window count, in the dtype of the input.</summary>
    internal Tensor Counts(bool withPadding)
    {
        var counts = new double[count];
        for (var window = 0; window < counts.Length; window++)
        {
            var first = window * stride - padding;
            var end = Math.Min(first + size, Length + padding);
            counts[window] = withPadding ? end - first : Math.Min(end, Length) - Math.Max(first, 0);
        }
        return torch.tensor(counts, dtype: input.Type);
    }
}
