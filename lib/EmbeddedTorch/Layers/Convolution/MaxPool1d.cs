namespace TorchSharp.Modules
{
    /// <summary>The largest of each window along the last dimension.</summary>
    public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool1d(long kernelSize, long? stride, long? padding, long? dilation, bool ceilMode) : base(nameof(MaxPool1d))
        {
            kernel_size = kernelSize;
            (this.stride, this.padding, this.dilation, ceil_mode) = (stride, padding, dilation, ceilMode);
        }

        /// <summary>The length of a window.</summary>
        public long kernel_size { get; set; }

        /// <summary>How far windows move; their length if null.</summary>
        public long? stride { get; set; }

        /// <summary>What is added on both sides.</summary>
        public long? padding { get; set; }

        /// <summary>The distance of a window's places.</summary>
        public long? dilation { get; set; }

        /// <summary>Whether a last window may hang over the end.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc cref="MaxPool1d"/>
        public override Tensor forward(Tensor input) => nn.functional.max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.MaxPool1d"/>
            public static Modules.MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => new(kernel_size, stride, padding, dilation, ceil_mode);
        }
    }
}
