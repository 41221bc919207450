namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// -(target · ln input + (1 - target) · ln(1 - input)), weighted and reduced; logarithms below -100 count as -100.
            /// </summary>
            /// <exception cref="ExternalException">The shapes differ, or the input is not between 0 and 1.</exception>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                RequireSameShape("binary_cross_entropy", input, target);
                if (input.count > 0 && input.lt(0).logical_or(input.gt(1)).any().ToBoolean())
                {
                    throw new ExternalException("binary_cross_entropy: all elements of input should be between 0 and 1; use binary_cross_entropy_with_logits for logits");
                }
                var yes = target.mul(input.log().clamp(-100));
                var no = (1 - target).mul((1 - input).log().clamp(-100));
                var losses = yes.add(no).neg();
                return Reduced(weight is null ? losses : losses.mul(weight), reduction);
            }

            /// <summary>The binary cross entropy of the logistic function of the input, without overflow; positives weigh <paramref name="pos_weights"/>.</summary>
            /// <exception cref="ExternalException">The shapes differ.</exception>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                RequireSameShape("binary_cross_entropy_with_logits", input, target);
                var negative = (1 - target).mul(input);
                var softplus = input.log_sigmoid().neg();
                var losses = pos_weights is null
                    ? negative.add(softplus)
                    : negative.add(softplus.mul(pos_weights.sub(1).mul(target).add(1)));
                return Reduced(weight is null ? losses : losses.mul(weight), reduction);
            }
        }
    }
}
