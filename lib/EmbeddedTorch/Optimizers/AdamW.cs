using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>Adam with weights that shrink by themselves. Loshchilov and Hutter, "Decoupled Weight Decay Regularization" (2019).</summary>
    public partial class AdamW : OptimizerHelper, torch.optim.IBetas
    {
        /// <inheritdoc cref="torch.optim.AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)
        {
        }

        /// <inheritdoc cref="torch.optim.AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
        public AdamW(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => Begin(new Options(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize), parameters);

        /// <summary>The decay rates of both means; setting them sets those of all groups.</summary>
        public (double, double) Betas
        {
            get => ((Options)_defaults!).Betas;
            set
            {
                ((Options)_defaults!).Betas = value;
                foreach (var group in _parameter_groups) ((Options)group.Options!).Betas = value;
            }
        }

        private protected override OptimizerOptions Completed(OptimizerOptions? options) => Completed<Options>(options);

        private protected override void Update(OptimizerOptions options, TensorState state, Tensor gradient)
        {
            var numbers = ((Options)options).Numbers();
            AdamStep.Run(nameof(AdamW), numbers, state, gradient);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            /// <summary>AdamW, Adam with decoupled weight decay: the running mean of each gradient is divided by the root of the running mean of its squares.</summary>
            /// <param name="parameters">What is to be learned.</param>
            /// <param name="lr">Learning rate.</param>
            /// <param name="beta1">How much of the mean of gradients is kept at a step.</param>
            /// <param name="beta2">How much of the mean of squares is kept at a step.</param>
            /// <param name="eps">Added to the root.</param>
            /// <param name="weight_decay">Factor by which the weights shrink, times the learning rate.</param>
            /// <param name="amsgrad">Whether to divide by the root of the largest mean of squares so far.</param>
            /// <param name="maximize">Whether to climb.</param>
            /// <exception cref="ArgumentException">An option is out of range.</exception>
            public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters.Select(named => named.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            /// <inheritdoc cref="AdamW(IEnumerable{Parameter}, double, double, double, double, double, bool, bool)"/>
            public static AdamW AdamW(IEnumerable<AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
                => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}
