namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>
            /// -ln softmax(input) at the target class, weighted and reduced. The input is logits [N, C], [C] or [N, C, d1, ...];
            /// the target is classes (Int64) [N], [] or [N, d1, ...], or probabilities in the shape of the input.
            /// </summary>
            /// <exception cref="ExternalException">Shapes or dtypes do not fit, or a class does not exist.</exception>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0)
            {
                RequireClassWeights("cross_entropy", input, weight);
                if (label_smoothing is not (>= 0 and <= 1))
                {
                    throw new ExternalException(FormattableString.Invariant($"cross_entropy: label_smoothing must be between 0 and 1, got {label_smoothing}"));
                }
                if (weight is null && label_smoothing == 0 && reduction != Reduction.None && LogitLoss.Fits(input, target, ignore_index))
                {
                    return LogitLoss.Of(input, target, reduction == Reduction.Mean);
                }
                var logProbabilities = input.log_softmax(input.Rank == 1 ? 0 : 1);
                if (target.Type.IsFloating()) return ProbabilityLoss(logProbabilities, target, weight, reduction, label_smoothing);
                var loss = ClassLoss("cross_entropy", logProbabilities, target, weight, ignore_index, reduction);
                if (label_smoothing == 0) return loss;
                var even = EvenLoss(logProbabilities, target, weight, ignore_index, reduction);
                return loss.mul(1 - label_smoothing).add(even.mul(label_smoothing));
            }

            /// <summary>Minus the input at the target class, weighted and reduced: the input is log-probabilities.</summary>
            /// <exception cref="ExternalException">Shapes or dtypes do not fit, or a class does not exist.</exception>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                RequireClassWeights("nll_loss", input, weight);
                return ClassLoss("nll_loss", input, target, weight, -100, reduction);
            }

            static void RequireClassWeights(string operation, Tensor input, Tensor? weight)
            {
                if (input.Rank > 0) RequireLike(operation, "weight of the classes", weight, [input.sizes[input.Rank == 1 ? 0 : 1]], input.Type);
            }

            static Tensor ClassLoss(string operation, Tensor logProbabilities, Tensor target, Tensor? weight, long ignored, Reduction reduction)
            {
                RequireClasses(operation, logProbabilities, target, ignored);
                var classDim = logProbabilities.Rank == 1 ? 0 : 1;
                var (classes, factors) = Factors(logProbabilities, target, weight, ignored);
                var picked = logProbabilities.gather(classDim, classes.unsqueeze(classDim)).squeeze(classDim);
                var losses = factors is null ? picked.neg() : picked.mul(factors).neg();
                if (reduction != Reduction.Mean || factors is null) return Reduced(losses, reduction);
                return losses.sum().div(factors.sum());
            }

            /// <summary>The classes with 0 for those to be ignored, and the factor of each loss (null if all are 1).</summary>
            static (Tensor Classes, Tensor? Factors) Factors(Tensor logProbabilities, Tensor target, Tensor? weight, long ignored)
            {
                var skipped = target.eq(ignored);
                if (weight is null && !skipped.any().ToBoolean()) return (target, null);
                var classes = target.masked_fill(skipped, 0);
                var factors = weight is null
                    ? classes.ones_like(logProbabilities.Type)
                    : weight.take(classes);
                return (classes, factors.masked_fill(skipped, 0));
            }

            /// <summary>The loss against classes that are all equally likely.</summary>
            static Tensor EvenLoss(Tensor logProbabilities, Tensor target, Tensor? weight, long ignored, Reduction reduction)
            {
                var classDim = logProbabilities.Rank == 1 ? 0 : 1;
                var (_, factors) = Factors(logProbabilities, target, weight, ignored);
                var weighted = weight is null ? logProbabilities : logProbabilities.mul(ClassWeights(weight, logProbabilities.Rank));
                var losses = weighted.sum(classDim).neg().div(logProbabilities.sizes[classDim]);
                losses = losses.masked_fill(target.eq(ignored), 0);
                if (reduction != Reduction.Mean || factors is null) return Reduced(losses, reduction);
                return losses.sum().div(factors.sum());
            }

            static Tensor ProbabilityLoss(Tensor logProbabilities, Tensor target, Tensor? weight, Reduction reduction, double smoothing)
            {
                RequireSameShape("cross_entropy", logProbabilities, target);
                RequireLike("cross_entropy", "target", target, target.sizes, logProbabilities.Type);
                var classDim = logProbabilities.Rank == 1 ? 0 : 1;
                var classes = logProbabilities.sizes[classDim];
                var probabilities = smoothing == 0 ? target : target.mul(1 - smoothing).add(smoothing / classes);
                var weighted = logProbabilities.mul(probabilities);
                if (weight is not null) weighted = weighted.mul(ClassWeights(weight, logProbabilities.Rank));
                var losses = weighted.sum(classDim).neg();
                return Reduced(losses, reduction);
            }

            static Tensor ClassWeights(Tensor weight, int rank)
                => rank == 1 ? weight : weight.reshape([-1, .. Enumerable.Repeat(1L, rank - 2)]);

            static void RequireClasses(string operation, Tensor input, Tensor target, long ignored)
            {
                if (target.Type != ScalarType.Int64)
                {
                    throw new ExternalException($"{operation}: expected Int64 targets (classes), got {target.Type}; convert with to_type(torch.int64)");
                }
                var expected = input.Rank <= 1 ? Shape.Scalar : Shape.Without(input.sizes, 1);
                if (input.Rank == 0 || !Shape.Same(target.sizes, expected))
                {
                    throw new ExternalException($"{operation}: shapes {Shape.Text(input.sizes)} (input) and {Shape.Text(target.sizes)} (target) do not fit: classes should have shape {Shape.Text(expected)}");
                }
                var classes = input.sizes[input.Rank == 1 ? 0 : 1];
                foreach (var target1 in target.LongValues())
                {
                    if (target1 != ignored && (target1 < 0 || target1 >= classes))
                    {
                        throw new ExternalException($"{operation}: target {target1} is out of bounds: the input has {classes} classes");
                    }
                }
            }
        }
    }
}
