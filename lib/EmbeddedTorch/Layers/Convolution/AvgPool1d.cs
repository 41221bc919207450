namespace TorchSharp.Modules
{
    /// <summary>The mean of each window along the last dimension.</summary>
    public sealed class AvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool1d(long kernelSize, long? stride, long padding, bool ceilMode, bool countIncludePad) : base(nameof(AvgPool1d))
        {
            kernel_size = kernelSize;
            (this.stride, this.padding, ceil_mode, count_include_pad) = (stride, padding, ceilMode, countIncludePad);
        }

        /// <summary>The length of a window.</summary>
        public long kernel_size { get; set; }

        /// <summary>How far windows move; their length if null.</summary>
        public long? stride { get; set; }

        /// <summary>What is added on both sides.</summary>
        public long? padding { get; set; }

        /// <summary>Whether a last window may hang over the end.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Whether padding counts.</summary>
        public bool count_include_pad { get; set; }

        /// <inheritdoc cref="AvgPool1d"/>
        public override Tensor forward(Tensor input) => nn.functional.avg_pool1d(input, kernel_size, stride, padding, ceil_mode, count_include_pad);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.AvgPool1d"/>
            public static Modules.AvgPool1d AvgPool1d(long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true)
                => new(kernel_size, stride, padding, ceil_mode, count_include_pad);
        }
    }
}
