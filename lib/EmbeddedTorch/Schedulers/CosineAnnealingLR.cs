namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Lowers the learning rates along half a cosine wave to eta_min at epoch T_max, and up again. Loshchilov and Hutter, "SGDR" (2017), without restarts.</summary>
            /// <exception cref="ArgumentException">T_max is not positive.</exception>
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                => T_max > 0 ? new CosineSchedule(optimizer, T_max, eta_min, last_epoch, verbose) : throw new ArgumentException(FormattableString.Invariant($"CosineAnnealingLR: T_max must be positive, got {T_max}"));

            sealed class CosineSchedule : LRScheduler
            {
                readonly double half;
                readonly double least;

                internal CosineSchedule(Optimizer optimizer, double half, double least, int lastEpoch, bool verbose) : base(optimizer, lastEpoch, verbose)
                {
                    this.half = half;
                    this.least = least;
                    step();
                }

                protected override IEnumerable<double> get_lr()
                {
                    if (Epoch == 0) return Scaled(1);
                    if (_step_count == 1) return get_closed_form_lr();
                    return Groups.Select((group, i) => AtLowest(Epoch - 1)
                        ? group.LearningRate + (Starts[i] - least) * (1 - Math.Cos(Math.PI / half)) / 2
                        : Height(Epoch) / Height(Epoch - 1) * (group.LearningRate - least) + least);
                }

                protected override IEnumerable<double> get_closed_form_lr() => Starts.Select(start => least + (start - least) * Height(Epoch) / 2);

                bool AtLowest(int epoch) => (epoch - half) % (2 * half) == 0;

                double Height(int epoch) => 1 + Math.Cos(Math.PI * epoch / half);
            }
        }
    }
}
