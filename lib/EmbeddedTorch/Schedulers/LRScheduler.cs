namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Schedulers: how learning rates change from epoch to epoch.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>Sets the learning rates of an optimizer's groups; call step once after each epoch.</summary>
            public abstract class LRScheduler
            {
                readonly bool verbose;
                double[] rates = [];

                /// <summary>How often step has been called, its call at the start included.</summary>
                protected int _step_count;

                /// <summary>A scheduler of an optimizer.</summary>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    this.verbose = verbose;
                    Groups = [.. optimizer.ParamGroups];
                    Epoch = last_epoch;
                    Starts = [.. Groups.Select(group => group.InitialLearningRate)];
                    rates = [.. Groups.Select(group => group.LearningRate)];
                }

                /// <summary>The groups when the scheduler was made.</summary>
                internal ILearningRateController[] Groups { get; }

                /// <summary>The initial learning rates.</summary>
                internal double[] Starts { get; }

                /// <summary>Epochs that are over.</summary>
                internal int Epoch { get; private protected set; }

                /// <summary>Goes on by one epoch.</summary>
                public virtual void step() => step(null);

                /// <summary>Goes on to an epoch, by one if it is null.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    Epoch = epoch ?? Epoch + 1;
                    double[] next = [.. epoch is null ? get_lr() : get_closed_form_lr()];
                    for (var i = 0; i < Groups.Length; i++) SetRate(i, next[i]);
                }

                /// <summary>Goes on to an epoch; only <see cref="ReduceLROnPlateau"/> looks at the current loss.</summary>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The learning rates that the last step set.</summary>
                public IEnumerable<double> get_last_lr() => rates;

                /// <summary>The learning rates of this epoch, from those of the last one.</summary>
                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                /// <summary>The learning rates of any epoch, from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected void SetRate(int group, double rate)
                {
                    if (verbose && rate != rates[group]) Console.WriteLine(FormattableString.Invariant($"Learning rate of group {group} set to {rate}"));
                    Groups[group].LearningRate = rates[group] = rate;
                }

                /// <summary>The current rate of every group times a factor.</summary>
                private protected IEnumerable<double> Scaled(double factor) => Groups.Select(group => group.LearningRate * factor);
            }
        }
    }
}
