namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rates by a factor when a value has not become better for too long; call step with that value after each epoch.</summary>
            /// <param name="optimizer">Whose learning rates.</param>
            /// <param name="mode">"min" if less is better, else "max".</param>
            /// <param name="factor">The factor, below 1.</param>
            /// <param name="patience">How many epochs without improvement are tolerated.</param>
            /// <param name="threshold">How much better counts as better.</param>
            /// <param name="threshold_mode">"rel" if the threshold is a fraction of the best value, "abs" if a difference to it.</param>
            /// <param name="cooldown">Epochs after a reduction that do not count.</param>
            /// <param name="min_lr">The least learning rate of each group, or one of all; 0 if null.</param>
            /// <param name="eps">Reductions below this are left out.</param>
            /// <param name="verbose">Whether to print changes.</param>
            /// <exception cref="ArgumentException">An argument is out of range.</exception>
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4, string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8, bool verbose = false)
            {
                if (factor >= 1) throw new ArgumentException(FormattableString.Invariant($"ReduceLROnPlateau: the factor must be below 1, got {factor}"));
                var improvement = new Improvement(mode, threshold, threshold_mode);
                return new PlateauSchedule(optimizer, improvement, factor, patience, cooldown, min_lr, eps, verbose);
            }

            /// <summary>What counts as better.</summary>
            sealed class Improvement
            {
                readonly bool less;
                readonly bool relative;
                readonly double threshold;
                double best;

                internal Improvement(string mode, double threshold, string thresholdMode)
                {
                    less = mode == "min" || (mode == "max" ? false : throw new ArgumentException($"ReduceLROnPlateau: mode is \"min\" or \"max\", not \"{mode}\""));
                    relative = thresholdMode == "rel" || (thresholdMode == "abs" ? false : throw new ArgumentException($"ReduceLROnPlateau: threshold_mode is \"rel\" or \"abs\", not \"{thresholdMode}\""));
                    this.threshold = threshold;
                    best = less ? double.PositiveInfinity : double.NegativeInfinity;
                }

                internal bool IsMadeBy(double value)
                {
                    var margin = less ? -threshold : threshold;
                    var bound = relative ? best * (1 + margin) : best + margin;
                    if (!(less ? value < bound : value > bound)) return false;
                    best = value;
                    return true;
                }
            }

            sealed class PlateauSchedule(Optimizer optimizer, Improvement improvement, double factor, int patience, int cooldown, IList<double>? least, double eps, bool verbose) : LRScheduler(optimizer, 0, verbose)
            {
                readonly double[] least = Least(least, optimizer.ParamGroups.Count());
                int cooling;
                int bad;

                public override void step() => throw Refusal();

                public override void step(int? epoch) => throw Refusal();

                public override void step(double current, int? epoch = null)
                {
                    Epoch = epoch ?? Epoch + 1;
                    bad = improvement.IsMadeBy(current) ? 0 : bad + 1;
                    if (cooling > 0)
                    {
                        cooling--;
                        bad = 0;
                    }
                    if (bad <= patience) return;
                    for (var i = 0; i < Groups.Length; i++) Reduce(i);
                    cooling = cooldown;
                    bad = 0;
                }

                void Reduce(int group)
                {
                    var old = Groups[group].LearningRate;
                    var reduced = Math.Max(old * factor, least[group]);
                    if (old - reduced > eps) SetRate(group, reduced);
                }

                static double[] Least(IList<double>? least, int groups) => least switch
                {
                    null or [] => new double[groups],
                    [var one] => [.. Enumerable.Repeat(one, groups)],
                    _ when least.Count == groups => [.. least],
                    _ => throw new ArgumentException($"ReduceLROnPlateau: min_lr has {least.Count} numbers for {groups} groups"),
                };

                static InvalidOperationException Refusal() => new("ReduceLROnPlateau: step wants the current loss: step(loss)");
            }
        }
    }
}
