namespace TorchSharp.Modules
{
    /// <summary>The largest of each window along the last dimension; see nn.functional.max_pool1d.</summary>
    public sealed class MaxPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal MaxPool1d(long size) : base(nameof(MaxPool1d)) => kernel_size = size;

        /// <summary>The size of a window.</summary>
        public long kernel_size { get; set; }

        /// <summary>Steps between windows; their size if null.</summary>
        public long? stride { get; set; }

        /// <summary>Elements added on both sides, less than all others; 0 if null.</summary>
        public long? padding { get; set; }

        /// <summary>Steps between the elements of a window; 1 if null.</summary>
        public long? dilation { get; set; }

        /// <summary>Whether a last window may reach out: not in this engine.</summary>
        public bool ceil_mode { get; set; }

        /// <inheritdoc cref="MaxPool1d"/>
        public override Tensor forward(Tensor input) => nn.functional.max_pool1d(input, kernel_size, stride, padding, dilation, ceil_mode);
    }

    /// <summary>The mean of each window along the last dimension; see nn.functional.avg_pool1d.</summary>
    public sealed class AvgPool1d : ParameterLessModule<Tensor, Tensor>
    {
        internal AvgPool1d(long size) : base(nameof(AvgPool1d)) => kernel_size = size;

        /// <summary>The size of a window.</summary>
        public long kernel_size { get; set; }

        /// <summary>Steps between windows; their size if null.</summary>
        public long? stride { get; set; }

        /// <summary>Zeros added on both sides; 0 if null.</summary>
        public long? padding { get; set; }

        /// <summary>Whether a last window may reach out: not in this engine.</summary>
        public bool ceil_mode { get; set; }

        /// <summary>Whether the added zeros count: always in this engine.</summary>
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
            /// <inheritdoc cref="Modules.MaxPool1d"/>
            public static Modules.MaxPool1d MaxPool1d(long kernel_size, long? stride = null, long? padding = null, long? dilation = null, bool ceil_mode = false)
                => new(kernel_size) { stride = stride, padding = padding, dilation = dilation, ceil_mode = ceil_mode };

            /// <inheritdoc cref="Modules.AvgPool1d"/>
            public static Modules.AvgPool1d AvgPool1d(long kernel_size, long? stride = null, long padding = 0, bool ceil_mode = false, bool count_include_pad = true)
                => new(kernel_size) { stride = stride, padding = padding, ceil_mode = ceil_mode, count_include_pad = count_include_pad };
        }
    }
}
