namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates to the initial ones times a function of the epochs that are over.</summary>
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                => new LambdaSchedule(optimizer, lr_lambda ?? throw new ArgumentNullException(nameof(lr_lambda), "LambdaLR: a function from the epoch to a factor is needed"), last_epoch, verbose);

            sealed class LambdaSchedule : LRScheduler
            {
                readonly Func<int, double> factor;

                internal LambdaSchedule(Optimizer optimizer, Func<int, double> factor, int lastEpoch, bool verbose) : base(optimizer, lastEpoch, verbose)
                {
                    this.factor = factor;
                    step();
                }

                protected override IEnumerable<double> get_lr() => Starts.Select(start => start * factor(Epoch));
            }
        }
    }
}
