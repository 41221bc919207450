using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A convolution (cross-correlation) along the last dimension: [N, C, L] or [C, L] to [N, O, L'] or [O, L'].</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(ConvolutionSizes sizes, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(Conv1d), sizes.Checked(nameof(Conv1d)), bias, device, dtype)
        {
        }

        /// <inheritdoc cref="Conv1d"/>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override Tensor forward(Tensor input)
        {
            if (padding_type != Padding.Same) return nn.functional.conv1d(input, weight!, bias, stride[0], padding[0], dilation[0], groups);
            var missing = dilation[0] * (kernel_size[0] - 1);
            var padded = nn.functional.pad(input, (missing / 2, missing - missing / 2));
            return nn.functional.conv1d(padded, weight!, bias, stride[0], 0, dilation[0], groups);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Conv1d"/>
            /// <exception cref="ArgumentException">An argument makes no sense.</exception>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(new ConvolutionSizes(in_channels, out_channels, kernel_size, stride, padding, null, dilation, padding_mode, groups), bias, device, dtype);

            /// <inheritdoc cref="Modules.Conv1d"/>
            /// <exception cref="ArgumentException">An argument makes no sense.</exception>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => new(new ConvolutionSizes(in_channels, out_channels, kernel_size, stride, 0, padding, dilation, padding_mode, groups), bias, device, dtype);
        }
    }
}
