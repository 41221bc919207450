using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>A convolution along the last dimension: [N, C, L] or [C, L] to [N, O, L'] or [O, L']; see nn.functional.conv1d.</summary>
    public sealed class Conv1d : Convolution
    {
        internal Conv1d(Parameter weight, Parameter? bias, long groups) : base(nameof(Conv1d), weight, bias, groups)
        {
        }

        /// <inheritdoc cref="Conv1d"/>
        /// <exception cref="ExternalException">The shapes do not fit.</exception>
        public override Tensor forward(Tensor input)
        {
            if (padding_type != Padding.Same) return nn.functional.conv1d(input, weight!, bias, stride[0], padding[0], dilation[0], groups);
            var total = dilation[0] * (kernel_size[0] - 1);
            var padded = nn.functional.pad(input, (total / 2, total - total / 2));
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
            /// <param name="in_channels">C.</param>
            /// <param name="out_channels">O.</param>
            /// <param name="kernel_size">K.</param>
            /// <param name="stride">Steps between windows.</param>
            /// <param name="padding">Zeros added on both sides.</param>
            /// <param name="dilation">Steps between the elements of a window.</param>
            /// <param name="padding_mode">Zeros: this engine has no other.</param>
            /// <param name="groups">Into how many parts the channels fall that do not see each other.</param>
            /// <param name="bias">Whether there is a bias.</param>
            /// <param name="device">The CPU.</param>
            /// <param name="dtype">Of the parameters.</param>
            /// <exception cref="ArgumentException">The channels cannot be divided into the groups, or a size is not positive.</exception>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, long stride = 1, long padding = 0, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var (weight, start) = ConvolutionWeights(in_channels, out_channels, kernel_size, padding_mode, groups, bias, device, dtype);
                return new Conv1d(weight, start, groups) { stride = [stride], padding = [padding], dilation = [dilation] };
            }

            /// <inheritdoc cref="Conv1d(long, long, long, long, long, long, PaddingModes, long, bool, Device, ScalarType?)"/>
            public static Conv1d Conv1d(long in_channels, long out_channels, long kernel_size, Padding padding, long stride = 1, long dilation = 1, PaddingModes padding_mode = PaddingModes.Zeros, long groups = 1, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                if (padding == Padding.Same && stride != 1) throw new ArgumentException($"Conv1d: padding Same wants a stride of 1, got {stride}");
                var (weight, start) = ConvolutionWeights(in_channels, out_channels, kernel_size, padding_mode, groups, bias, device, dtype);
                return new Conv1d(weight, start, groups) { stride = [stride], padding_type = padding, dilation = [dilation] };
            }

            static (Parameter Weight, Parameter? Bias) ConvolutionWeights(long inputs, long outputs, long size, PaddingModes mode, long groups, bool bias, Device? device, ScalarType? dtype)
            {
                if (mode != PaddingModes.Zeros) throw new NotSupportedException($"Conv1d: padding_mode {mode} is not supported by this engine; use Zeros, or pad the input");
                if (inputs <= 0 || outputs <= 0 || size <= 0) throw new ArgumentException($"Conv1d: {inputs} and {outputs} channels and windows of {size} must all be positive");
                if (groups <= 0 || inputs % groups != 0 || outputs % groups != 0) throw new ArgumentException($"Conv1d: {inputs} and {outputs} channels cannot be divided into {groups} groups");
                var weight = DefaultWeights.KaimingUniform([outputs, inputs / groups, size], dtype, device);
                return (weight, bias ? DefaultWeights.Bias(outputs, inputs / groups * size, dtype, device) : null);
            }
        }
    }
}
