namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Zeros elements with probability p and divides the others by 1 - p, in training; nothing otherwise.</summary>
            /// <exception cref="ArgumentException">p is not between 0 and 1.</exception>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
            {
                TypeRequirements.WantFloats("dropout", input.Type);
                if (p is < 0 or > 1) throw new ArgumentException(FormattableString.Invariant($"dropout: the probability has to be between 0 and 1, but got {p}"));
                if (!training || p == 0) return input.alias();
                if (p == 1) return input.mul(0);
                using var mask = input.empty_like().bernoulli_(1 - p).div_(1 - p);
                return input.mul(mask);
            }

            /// <summary>The input divided by its p-norm along a dimension (by eps, if that is larger).</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12)
                => input.div(input.norm((int)dim, keepdim: true, (float)p).clamp_min(eps));

            /// <summary>The cosine of the angle between vectors along a dimension; lengths below eps count as eps.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-08)
            {
                var lengths = x1.norm((int)dim).clamp_min(eps).mul(x2.norm((int)dim).clamp_min(eps));
                return x1.mul(x2).sum(dim).div(lengths);
            }

            /// <summary>The p-norm of the difference (plus eps) along the last dimension.</summary>
            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1e-06, bool keepdim = false)
                => input1.sub(input2).add(eps).norm(-1, keepdim, (float)p);

            /// <summary>The input over its last dimensions with mean 0 and variance 1, times a weight, plus a bias.</summary>
            /// <exception cref="ExternalException">The input does not end with these dimensions.</exception>
            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05)
            {
                var first = input.Rank - normalized_shape.Length;
                if (first < 0 || !Shape.Same(input.sizes.AsSpan(first), normalized_shape))
                {
                    throw new ExternalException($"layer_norm: shape {Shape.Text(input.sizes)} does not end with {Shape.Text(normalized_shape)}");
                }
                RequireLike("layer_norm", "weight", weight, normalized_shape, input.Type);
                RequireLike("layer_norm", "bias", bias, normalized_shape, input.Type);
                TypeRequirements.WantFloats("layer_norm", input.Type);
                long[] dims = [.. Enumerable.Range(first, normalized_shape.Length).Select(d => (long)d)];
                var centered = input.sub(input.mean(dims, keepdim: true));
                var result = centered.mul(centered.square().mean(dims, keepdim: true).add(eps).rsqrt());
                if (weight is not null) result = result.mul(weight);
                return bias is null ? result : result.add(bias);
            }
        }
    }
}
