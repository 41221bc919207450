using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>y = x · Wᵀ + b: [..., in] to [..., out]. Weight [out, in] and bias [out] start uniform on ±1/√in.</summary>
    public sealed class Linear : nn.Module<Tensor, Tensor>
    {
        Parameter? _weight;
        Parameter? _bias;

        internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
        {
            out_features = weight.size(0);
            in_features = weight.size(1);
            this.weight = weight;
            this.bias = bias;
        }

        /// <summary>The size of the input's last dimension.</summary>
        public long in_features { get; set; }

        /// <summary>The size of the result's last dimension.</summary>
        public long out_features { get; set; }

        /// <summary>[out, in].</summary>
        public Parameter? weight
        {
            get => _weight;
            set => Replace(nameof(weight), ref _weight, value);
        }

        /// <summary>[out], or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => Replace(nameof(bias), ref _bias, value);
        }

        /// <summary>x · Wᵀ + b.</summary>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override Tensor forward(Tensor tensor) => AffineMap.Of(tensor, _weight!, _bias);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Linear"/>
            public static Linear Linear(long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            {
                var weight = DefaultWeights.KaimingUniform([outputSize, inputSize], dtype, device);
                return new Linear(weight, hasBias ? DefaultWeights.Bias(outputSize, inputSize, dtype, device) : null);
            }

            /// <summary>A linear layer with given parameters.</summary>
            /// <param name="weight">[out, in].</param>
            /// <param name="bias">[out], or null.</param>
            public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);
        }
    }
}
