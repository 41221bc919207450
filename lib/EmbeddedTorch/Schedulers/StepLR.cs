namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Multiplies the learning rates by gamma after every step_size epochs.</summary>
            /// <exception cref="ArgumentException">The step size is not positive.</exception>
            public static LRScheduler StepLR(Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                => step_size > 0 ? new StepSchedule(optimizer, step_size, gamma, last_epoch, verbose) : throw new ArgumentException($"StepLR: step_size must be positive, got {step_size}");

            /// <summary>Multiplies the learning rates by gamma after every epoch.</summary>
            /// <exception cref="ArgumentException">gamma is negative or NaN.</exception>
            public static LRScheduler ExponentialLR(Optimizer optimizer, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                => gamma >= 0 ? new StepSchedule(optimizer, 1, gamma, last_epoch, verbose) : throw new ArgumentException(FormattableString.Invariant($"ExponentialLR: gamma must not be negative or NaN, got {gamma}"));

            sealed class StepSchedule : LRScheduler
            {
                readonly int size;
                readonly double gamma;

                internal StepSchedule(Optimizer optimizer, int size, double gamma, int lastEpoch, bool verbose) : base(optimizer, lastEpoch, verbose)
                {
                    this.size = size;
                    this.gamma = gamma;
                    step();
                }

                protected override IEnumerable<double> get_lr() => Scaled(Epoch != 0 && Epoch % size == 0 ? gamma : 1);

                protected override IEnumerable<double> get_closed_form_lr() => Starts.Select(start => start * Math.Pow(gamma, Epoch / size));
            }
        }
    }
}
