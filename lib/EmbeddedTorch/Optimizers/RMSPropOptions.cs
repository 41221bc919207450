namespace TorchSharp.Modules;

public partial class RMSProp
{
    /// <summary>Options of <see cref="RMSProp"/>.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the running mean is kept at a step.</summary>
        public double? alpha;

        /// <summary>Added to the root.</summary>
        public double? eps;

        /// <summary>Factor of the L2 penalty.</summary>
        public double? weight_decay;

        /// <summary>Factor of the last direction.</summary>
        public double? momentum;

        /// <summary>Whether to divide by the standard deviation.</summary>
        public bool? centered;

        /// <summary>Whether to climb.</summary>
        public bool? maximize;

        /// <summary>Options that are all as for the optimizer.</summary>
        public Options()
        {
        }

        internal Options(double lr, double alpha, double eps, double weightDecay, double momentum, bool centered)
        {
            LearningRate = InitialLearningRate = lr;
            this.alpha = alpha;
            this.eps = eps;
            weight_decay = weightDecay;
            this.momentum = momentum;
            this.centered = centered;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = Same<Options>(source);
            (alpha, eps, weight_decay, momentum) = (other.alpha, other.eps, other.weight_decay, other.momentum);
            (centered, maximize) = (other.centered, other.maximize);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            (alpha, eps, weight_decay, momentum) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
            (centered, maximize) = (reader.ReadBoolean(), reader.ReadBoolean());
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            foreach (var number in new[] { alpha, eps, weight_decay, momentum }) writer.Write(number!.Value);
            foreach (var flag in new[] { centered, maximize }) writer.Write(flag!.Value);
        }

        internal override void Complete(OptimizerOptions defaults)
        {
            var other = (Options)defaults;
            alpha ??= other.alpha;
            eps ??= other.eps;
            weight_decay ??= other.weight_decay;
            momentum ??= other.momentum;
            centered ??= other.centered;
            maximize ??= other.maximize;
        }

        internal override void Check(string optimizer)
        {
            base.Check(optimizer);
            Require(alpha >= 0, optimizer, nameof(alpha), alpha);
            Require(eps >= 0, optimizer, nameof(eps), eps);
            Require(weight_decay >= 0, optimizer, nameof(weight_decay), weight_decay);
            Require(momentum >= 0, optimizer, nameof(momentum), momentum);
        }
    }

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : ParamGroup<Options>, torch.optim.IMomentum
    {
        /// <summary>A group to be filled in.</summary>
        public ParamGroup()
        {
        }

        /// <summary>A group of parameters; what is not set in the options is as for the optimizer.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options)
        {
        }

        /// <summary>A group of parameters with all options but maximize, which is as for the optimizer. Beware of the order: eps, alpha.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-8, double alpha = 0.99, double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, new Options(lr, alpha, eps, weight_decay, momentum, centered))
        {
        }

        /// <summary>The momentum.</summary>
        public double Momentum
        {
            get => Options!.momentum!.Value;
            set => Options!.momentum = value;
        }
    }
}
