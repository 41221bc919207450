using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Stochastic gradient descent, with momentum (Sutskever et al., "On the importance of initialization and momentum", 2013) as PyTorch has it.</summary>
    public partial class SGD : OptimizerHelper, torch.optim.IMomentum
    {
        /// <inheritdoc cref="torch.optim.SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            => Begin(new Options(lr, momentum, dampening, weight_decay, nesterov, maximize), parameters);

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
            var step = new Step((Options)options, state, gradient);
            Dispatch.Floats(gradient.Type, nameof(SGD), ref step);
        }

        readonly struct Step(Options options, TensorState state, Tensor gradient) : IForFloats
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
            {
                var numbers = new SgdNumbers(options, first: !state.Has(0));
                if (numbers.Momentum == 0) Updating.Run<SgdUpdate<T>, T>(new(numbers), state, gradient);
                else Updating.Run<MomentumUpdate<T>, T>(new(numbers), state, gradient);
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
            /// <summary>Stochastic gradient descent: w ← w - learningRate · direction.</summary>
            /// <param name="parameters">What is to be learned.</param>
            /// <param name="learningRate">Factor of the direction.</param>
            /// <param name="momentum">The direction is this times the last one, plus the gradient; 0 for the gradient alone.</param>
            /// <param name="dampening">The part of the gradient that does not enter the direction.</param>
            /// <param name="weight_decay">Factor of the weights that is added to the gradient: an L2 penalty.</param>
            /// <param name="nesterov">Whether the direction looks one step ahead.</param>
            /// <param name="maximize">Whether to climb.</param>
            /// <exception cref="ArgumentException">An option is out of range.</exception>
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters.Select(named => named.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            /// <inheritdoc cref="SGD(IEnumerable{Parameter}, double, double, double, double, bool, bool)"/>
            public static SGD SGD(IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
                => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}
