using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimizers: how parameters follow their gradients.</summary>
    public static partial class optim
    {
        /// <summary>A learning rate that schedulers control.</summary>
        public interface ILearningRateController
        {
            /// <summary>The rate of the next step.</summary>
            double LearningRate { get; set; }

            /// <summary>The rate of the first step.</summary>
            double InitialLearningRate { get; set; }
        }

        /// <summary>What has a momentum.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum.</summary>
            double Momentum { get; set; }
        }

        /// <summary>What has the two decay rates of Adam.</summary>
        public interface IBetas
        {
            /// <summary>The decay rates of the means of gradients and of their squares.</summary>
            (double, double) Betas { get; set; }
        }

        /// <summary>Changes parameters in place by their gradients.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters that have options of their own.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            private protected Optimizer()
            {
            }

            /// <summary>The groups, as schedulers see them.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>All parameters, group by group.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>Zeros the gradients of all parameters that have one.</summary>
            public virtual void zero_grad()
            {
                foreach (var group in _parameter_groups)
                {
                    foreach (var state in group.States) state.ZeroGradient();
                }
            }

            /// <summary>Adds parameters with options of their own; what is not set in the options is as for the optimizer.</summary>
            /// <exception cref="ArgumentException">A parameter belongs to a group already, or an option is out of range.</exception>
            public virtual void add_param_group(ParamGroup param_group)
            {
                param_group.Options = Completed(param_group.Options);
                Parameter[] parameters = [.. param_group.Parameters.Distinct()];
                if (parameters.Intersect(this.parameters()).FirstOrDefault() is { } twice)
                {
                    throw new ArgumentException($"add_param_group: a parameter of shape {Shape.Text(twice.sizes)} belongs to another group already");
                }
                param_group.Parameters = parameters;
                param_group.States = [.. parameters.Select(parameter => new TensorState(parameter))];
                _parameter_groups.Add(param_group);
            }

            /// <summary>Changes all parameters that have a gradient.</summary>
            /// <param name="closure">Computes the loss and its gradients first, if given.</param>
            /// <returns>The loss that the closure computed, or null.</returns>
            /// <exception cref="ArgumentException">A gradient has another shape than its parameter.</exception>
            public virtual Tensor? step(Func<Tensor>? closure = null)
            {
                var loss = closure is null ? null : Computed(closure);
                for (var i = 0; i < _parameter_groups.Count; i++) Update(_parameter_groups[i]);
                return loss;
            }

            void Update(ParamGroup group)
            {
                foreach (var state in group.States)
                {
                    if (state.Gradient is not { } gradient) continue;
                    Update(group.Options!, state, gradient);
                    state.Steps++;
                }
            }

            static Tensor Computed(Func<Tensor> closure)
            {
                using var mode = GradMode.Set(true);
                return closure();
            }

            /// <summary>Changes one parameter.</summary>
            private protected abstract void Update(OptimizerOptions options, TensorState state, Tensor gradient);

            /// <summary>A group's options, or new ones, with the optimizer's where none are set.</summary>
            private protected abstract OptimizerOptions Completed(OptimizerOptions? options);

            /// <summary>Gives up the memory beside the parameters, not the parameters.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Gives up the memory beside the parameters, not the parameters.</summary>
            protected virtual void Dispose(bool disposing)
            {
                foreach (var group in _parameter_groups)
                {
                    foreach (var state in group.States) state.Dispose();
                }
            }
        }
    }
}
