namespace TorchSharp
{
    /// <summary>How much a convolution pads its input.</summary>
    public enum Padding
    {
        /// <summary>Not at all.</summary>
        Valid = 0,
        /// <summary>So that the result is as long as the input.</summary>
        Same = 1,
    }
}

namespace TorchSharp.Modules
{
    /// <summary>A layer that slides its weights over the input. Weight [O, C / groups, K] and bias [O] start uniform on ±1/√(C / groups · K).</summary>
    public abstract class Convolution : nn.Module<Tensor, Tensor>
    {
        Parameter? _weight;
        Parameter? _bias;

        private protected Convolution(string name, Parameter weight, Parameter? bias, long groups) : base(name)
        {
            this.weight = weight;
            this.bias = bias;
            this.groups = groups;
            out_channels = weight.size(0);
            in_channels = weight.size(1) * groups;
            kernel_size = weight.shape[2..];
        }

        /// <summary>C.</summary>
        public long in_channels { get; }

        /// <summary>O.</summary>
        public long out_channels { get; }

        /// <summary>K.</summary>
        public long[] kernel_size { get; set; }

        /// <summary>Steps between windows.</summary>
        public long[] stride { get; set; } = [1];

        /// <summary>Steps between the elements of a window.</summary>
        public long[] dilation { get; set; } = [1];

        /// <summary>Into how many parts the channels fall that do not see each other.</summary>
        public long groups { get; set; }

        /// <summary>Elements added on both sides, unless <see cref="padding_type"/> says more.</summary>
        public long[] padding { get; internal init; } = [0];

        /// <summary>The padding, if it is given by name.</summary>
        public Padding? padding_type { get; internal init; }

        /// <summary>[O, C / groups, K].</summary>
        public Parameter? weight
        {
            get => _weight;
            set => Replace(nameof(weight), ref _weight, value);
        }

        /// <summary>[O], or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => Replace(nameof(bias), ref _bias, value);
        }
    }
}
