using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Divides each gradient by the root of the running mean of its squares. Hinton, "Neural Networks for Machine Learning", lecture 6e.</summary>
    public partial class RMSProp : OptimizerHelper, torch.optim.IMomentum
    {
        /// <inheritdoc cref="torch.optim.RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            => Begin(new Options(lr, alpha, eps, weight_decay, momentum, centered) { maximize = maximize }, parameters);

        /// <summary>The momentum; setting it sets that of all groups.</summary>
        public double Momentum
        {
            get => ((Options)_defaults!).momentum!.Value;
            set
            {
                ((Options)_defaults!).momentum = value;
                foreach (var group in _parameter_groups) ((Options)group.Options!).momentum = value;
            }
        }

        private protected override OptimizerOptions Completed(OptimizerOptions? options) => Completed<Options>(options);

        private protected override void Update(OptimizerOptions options, TensorState state, Tensor gradient)
        {
            var step = new Step(new RmsPropNumbers((Options)options), state, gradient);
            Dispatch.Floats(gradient.Type, nameof(RMSProp), ref step);
        }

        readonly struct Step(RmsPropNumbers numbers, TensorState state, Tensor gradient) : IForFloats
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
            {
                if (numbers.Momentum == 0 && !numbers.Centred) Updating.Run<RmsPropUpdate<T>, T>(new(numbers), state, gradient);
                else Updating.Run<RmsMomentumUpdate<T>, T>(new(numbers), state, gradient);
            }
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>RMSProp: each gradient is divided by the root of the running mean of its squares.</summary>
            /// <param name="parameters">What is to be learned.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="alpha">How much of the running mean is kept at a step.</param>
            /// <param name="eps">Added to the root.</param>
            /// <param name="weight_decay">Factor of the weights that is added to the gradient: an L2 penalty.</param>
            /// <param name="momentum">Factor of the last direction.</param>
            /// <param name="centered">Whether to divide by the standard deviation instead.</param>
            /// <param name="maximize">Whether to climb.</param>
            /// <exception cref="ArgumentException">An option is out of range.</exception>
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters.Select(named => named.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            /// <inheritdoc cref="RMSProp(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static RMSProp RMSProp(IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
                => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}
