using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Divides each gradient by the root of the sum of all its squares so far. Duchi et al., "Adaptive Subgradient Methods" (2011).</summary>
    public partial class Adagrad : OptimizerHelper
    {
        /// <inheritdoc cref="torch.optim.Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public Adagrad(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps)
        {
        }

        /// <inheritdoc cref="torch.optim.Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
        public Adagrad(IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            => Begin(new Options(lr, lr_decay, weight_decay, initial_accumulator_value, eps), parameters);

        private protected override OptimizerOptions Completed(OptimizerOptions? options) => Completed<Options>(options);

        private protected override void Update(OptimizerOptions options, TensorState state, Tensor gradient)
        {
            var step = new Step((Options)options, state, gradient);
            Dispatch.Floats(gradient.Type, nameof(Adagrad), ref step);
        }

        readonly struct Step(Options options, TensorState state, Tensor gradient) : IForFloats
        {
            public void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>
            {
                state.Buffer(0, options.initial_accumulator_value!.Value);
                var rate = options.LearningRate!.Value / (1 + state.Steps * options.lr_decay!.Value);
                Updating.Run<AdagradUpdate<T>, T>(new(rate, options.weight_decay!.Value, options.eps!.Value), state, gradient);
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
            /// <summary>Adagrad: each gradient is divided by the root of the sum of all its squares so far.</summary>
            /// <param name="parameters">What is to be learned.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="lr_decay">The rate is divided by 1 + steps before · this.</param>
            /// <param name="weight_decay">Factor of the weights that is added to the gradient: an L2 penalty.</param>
            /// <param name="initial_accumulator_value">What the sums start with.</param>
            /// <param name="eps">Added to the root.</param>
            /// <exception cref="ArgumentException">An option is out of range.</exception>
            public static Adagrad Adagrad(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
                => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Adagrad Adagrad(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
                => new(parameters.Select(named => named.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

            /// <inheritdoc cref="Adagrad(IEnumerable{Parameter}, double, double, double, double, double)"/>
            public static Adagrad Adagrad(IEnumerable<Adagrad.ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
                => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
        }
    }
}
