namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>(input - target)², reduced.</summary>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Reduced(input.sub(target).square(), reduction);

            /// <summary>|input - target|, reduced.</summary>
            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                => Reduced(input.sub(target).abs(), reduction);

            /// <summary>Half the squared difference up to delta, then linear, reduced.</summary>
            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
            {
                var distance = input.sub(target).abs();
                var near = distance.clamp_max(delta);
                return Reduced(near.mul(distance.sub(near.mul(0.5))), reduction);
            }

            /// <summary>The Huber loss divided by beta, reduced.</summary>
            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1)
                => beta == 0 ? l1_loss(input, target, reduction) : huber_loss(input, target, beta, reduction).div(beta);

            /// <summary>The Kullback-Leibler divergence of the target from e^input, element by element, reduced; the target is in logarithms too if <paramref name="log_target"/>.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean)
            {
                if (log_target) return Reduced(target.exp().mul(target.sub(input)), reduction);
                var positive = target.gt(0);
                var entropy = target.mul(target.masked_fill(positive.logical_not(), 1).log());
                return Reduced(entropy.sub(target.mul(input)), reduction);
            }
        }
    }
}
