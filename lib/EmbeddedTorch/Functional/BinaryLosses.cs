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
                if (input.Type != target.Type)
                {
                    throw new ExternalException($"binary_cross_entropy: the dtypes {input.Type} (input) and {target.Type} (target) must be the same; convert the target with to_type({input.Type})");
                }
                if (!input.ge(0).logical_and(input.le(1)).all().ToBoolean())
                {
                    throw new ExternalException("binary_cross_entropy: all elements of input should be between 0 and 1; use binary_cross_entropy_with_logits for logits");
                }
                var losses = BinaryLosses(input, target);
                return Reduced(weight is null ? losses : losses.mul(weight), reduction);
            }

            /// <summary>
            /// The loss of each element. The gradient (input - target) / (input (1 - input)) has a denominator of at least 1e-12 (in float, as
            /// in PyTorch): a logistic function that has saturated at 0 or 1 gives a large gradient or none, never NaN.
            /// </summary>
            static Tensor BinaryLosses(Tensor input, Tensor target)
            {
                var result = UnrecordedBinaryLosses(input, target);
                Recording.Record("binary_cross_entropy", result, input, target, static (n, g, operand) => operand == 0
                    ? g.mul(n[0].sub(n[1])).div(n[0].mul(1 - n[0]).clamp_min(1e-12f))
                    : g.mul(n[0].neg().log1p().sub(n[0].log())))?.Save(input, target);
                return result;
            }

            static Tensor UnrecordedBinaryLosses(Tensor input, Tensor target)
            {
                using var mode = GradMode.Set(false);
                var yes = target.mul(input.log().clamp(-100));
                var no = (1 - target).mul(input.neg().log1p().clamp(-100));
                return yes.add(no).neg();
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
