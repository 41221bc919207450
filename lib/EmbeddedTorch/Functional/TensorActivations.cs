namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The error function of each element.</summary>
        public Tensor erf()
        {
            var result = Unary.OfFloats<ErrorFunction>("erf", this);
            Recording.Record("erf", result, this, static (n, g, _)
                => g.mul(n[0].square().neg().exp()).mul(2 / Math.Sqrt(Math.PI)))?.Save(this);
            return result;
        }

        /// <summary>x · sigmoid(x).</summary>
        public Tensor silu() => mul(sigmoid());

        /// <summary>x · Φ(x), with the normal distribution function Φ.</summary>
        public Tensor gelu() => mul(mul(Math.Sqrt(0.5)).erf().add(1).mul(0.5));

        /// <summary>x where positive, else a fraction of x.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => where(gt(0), mul(negative_slope));

        /// <summary>x where positive, else alpha · (e^x - 1).</summary>
        public Tensor elu(double alpha = 1) => clamp_max(0).expm1().mul(alpha).where(le(0), this);

        /// <summary>ln(1 + e^(beta·x)) / beta, and x itself where beta · x is above the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20)
        {
            var scaled = mul(beta);
            var above = scaled.gt(threshold);
            return where(above, scaled.masked_fill(above, 0).exp().log1p().div(beta));
        }

        /// <summary>min(max(0, x), 6).</summary>
        public Tensor relu6() => hardtanh(0, 6);

        /// <summary>x moved into [min, max]; other than that of clamp, the gradient is zero at the bounds, as in PyTorch.</summary>
        public Tensor hardtanh(Scalar min, Scalar max)
        {
            using var unrecorded = detach();
            var result = unrecorded.clamp(min, max);
            Recording.Record("hardtanh", result, this, (n, g, _) => g.masked_fill(n[0].le(min).logical_or(n[0].ge(max)), 0))?.Save(this);
            return result;
        }
    }

    public static partial class nn
    {
        public static partial class functional
        {
            /// <inheritdoc cref="Tensor.silu"/>
            public static Tensor silu(Tensor x, bool inplace = false) => x.silu();

            /// <inheritdoc cref="Tensor.gelu()"/>
            public static Tensor gelu(Tensor x) => x.gelu();

            /// <inheritdoc cref="Tensor.gelu()"/>
            public static Tensor gelu(Tensor x, bool inplace) => x.gelu();

            /// <inheritdoc cref="Tensor.leaky_relu"/>
            public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false) => input.leaky_relu(negative_slope);

            /// <inheritdoc cref="Tensor.elu(double)"/>
            public static Tensor elu(Tensor x, double alpha, bool inplace = false) => x.elu(alpha);

            /// <inheritdoc cref="Tensor.softplus"/>
            public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);

            /// <summary>x moved into [min, max].</summary>
            public static Tensor hardtanh(Tensor x, double min_val = -1, double max_val = 1, bool inplace = false) => x.hardtanh(min_val, max_val);

            /// <summary>x / (1 + |x|).</summary>
            public static Tensor softsign(Tensor x, bool inplace = false) => x.div(x.abs().add(1));

            /// <summary>The softmax of -x along a dimension.</summary>
            public static Tensor softmin(Tensor x, long dim) => x.neg().softmax(dim);
        }
    }
}
