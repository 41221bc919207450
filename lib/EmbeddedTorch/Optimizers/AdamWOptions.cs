namespace TorchSharp.Modules;

public partial class AdamW
{
    /// <summary>Options of <see cref="AdamW"/>.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the mean of gradients is kept at a step.</summary>
        public double? beta1;

        /// <summary>How much of the mean of squares is kept at a step.</summary>
        public double? beta2;

        /// <summary>Added to the root.</summary>
        public double? eps;

        /// <summary>Factor by which the weights shrink, times the learning rate.</summary>
        public double? weight_decay;

        /// <summary>Whether to divide by the root of the largest mean of squares so far.</summary>
        public bool? amsgrad;

        /// <summary>Whether to climb.</summary>
        public bool? maximize;

        /// <summary>Options that are all as for the optimizer.</summary>
        public Options()
        {
        }

        internal Options(double lr, double beta1, double beta2, double eps, double weightDecay, bool amsgrad, bool maximize)
        {
            LearningRate = InitialLearningRate = lr;
            Betas = (beta1, beta2);
            this.eps = eps;
            weight_decay = weightDecay;
            this.amsgrad = amsgrad;
            this.maximize = maximize;
        }

        internal (double, double) Betas
        {
            get => (beta1!.Value, beta2!.Value);
            set => (beta1, beta2) = value;
        }

        internal AdamNumbers Numbers() => new()
        {
            Rate = LearningRate!.Value,
            Beta1 = beta1!.Value,
            Beta2 = beta2!.Value,
            Eps = eps!.Value,
            Shrink = 1 - LearningRate!.Value * weight_decay!.Value,
            Sign = maximize!.Value ? -1 : 1,
            AmsGrad = amsgrad!.Value,
        };

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = Same<Options>(source);
            (beta1, beta2, eps, weight_decay) = (other.beta1, other.beta2, other.eps, other.weight_decay);
            (amsgrad, maximize) = (other.amsgrad, other.maximize);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            (beta1, beta2, eps, weight_decay) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
            (amsgrad, maximize) = (reader.ReadBoolean(), reader.ReadBoolean());
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            foreach (var number in new[] { beta1, beta2, eps, weight_decay }) writer.Write(number!.Value);
            foreach (var flag in new[] { amsgrad, maximize }) writer.Write(flag!.Value);
        }

        internal override void Complete(OptimizerOptions defaults)
        {
            var other = (Options)defaults;
            beta1 ??= other.beta1;
            beta2 ??= other.beta2;
            eps ??= other.eps;
            weight_decay ??= other.weight_decay;
            amsgrad ??= other.amsgrad;
            maximize ??= other.maximize;
        }

        internal override void Check(string optimizer)
        {
            base.Check(optimizer);
            Require(beta1 is >= 0 and < 1, optimizer, nameof(beta1), beta1);
            Require(beta2 is >= 0 and < 1, optimizer, nameof(beta2), beta2);
            Require(eps >= 0, optimizer, nameof(eps), eps);
            Require(weight_decay >= 0, optimizer, nameof(weight_decay), weight_decay);
        }
    }

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : ParamGroup<Options>, torch.optim.IBetas
    {
        /// <summary>A group to be filled in.</summary>
        public ParamGroup()
        {
        }

        /// <summary>A group of parameters; what is not set in the options is as for the optimizer.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        /// <summary>A group of parameters with all options.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8, double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, new Options(lr, beta1, beta2, eps, weight_decay, amsgrad, maximize))
        {
        }

        /// <summary>The decay rates of both means.</summary>
        public (double, double) Betas
        {
            get => Options!.Betas;
            set => Options!.Betas = value;
        }
    }
}
