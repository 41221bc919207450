using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>The input over its last dimensions with mean 0 and variance 1, times weight (ones at first), plus bias (zeros at first). Ba et al., "Layer normalization" (2016).</summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        Parameter? _weight;
        Parameter? _bias;

        internal LayerNorm(long[] shape, double eps, Parameter? weight, Parameter? bias) : base(nameof(LayerNorm))
        {
            normalized_shape = shape;
            this.eps = eps;
            elementwise_affine = weight is not null;
            this.weight = weight;
            this.bias = bias;
        }

        /// <summary>The sizes of the last dimensions.</summary>
        public long[] normalized_shape { get; set; }

        /// <summary>Added to the variance.</summary>
        public double eps { get; set; }

        /// <summary>Whether there is a weight.</summary>
        public bool elementwise_affine { get; set; }

        /// <summary>In the normalized shape, or null.</summary>
        public Parameter? weight
        {
            get => _weight;
            set => Replace(nameof(weight), ref _weight, value);
        }

        /// <summary>In the normalized shape, or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => Replace(nameof(bias), ref _bias, value);
        }

        /// <summary>Sets the weight to ones and the bias to zeros.</summary>
        public void reset_parameters()
        {
            if (_weight is not null) nn.init.ones_(_weight);
            if (_bias is not null) nn.init.zeros_(_bias);
        }

        /// <inheritdoc cref="LayerNorm"/>
        /// <exception cref="ExternalException">The input does not end with the normalized shape.</exception>
        public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.LayerNorm"/>
            public static LayerNorm LayerNorm(long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null)
            {
                var weight = elementwise_affine ? DefaultWeights.Of(normalized_shape, dtype, device, w => init.ones_(w)) : null;
                var shift = elementwise_affine && bias ? DefaultWeights.Of(normalized_shape, dtype, device, b => init.zeros_(b)) : null;
                return new LayerNorm(normalized_shape, eps, weight, shift);
            }

            /// <inheritdoc cref="LayerNorm(long[], double, bool, bool, Device, ScalarType?)"/>
            public static LayerNorm LayerNorm(long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true, Device? device = null, ScalarType? dtype = null)
                => LayerNorm([normalized_shape], eps, elementwise_affine, bias, device, dtype);
        }
    }
}
