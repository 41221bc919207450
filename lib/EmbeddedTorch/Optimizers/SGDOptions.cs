namespace TorchSharp.Modules;

public partial class SGD
{
    /// <summary>Options of <see cref="SGD"/>.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>Factor of the last direction.</summary>
        public double? momentum;

        /// <summary>The part of the gradient that does not enter the direction.</summary>
        public double? dampening;

        /// <summary>Factor of the L2 penalty.</summary>
        public double? weight_decay;

        /// <summary>Whether the direction looks one step ahead.</summary>
        public bool? nesterov;

        /// <summary>Whether to climb.</summary>
        public bool? maximize;

        /// <summary>Options that are all as for the optimizer.</summary>
        public Options()
        {
        }

        internal Options(double lr, double momentum, double dampening, double weightDecay, bool nesterov, bool maximize)
        {
            LearningRate = InitialLearningRate = lr;
            this.momentum = momentum;
            this.dampening = dampening;
            weight_decay = weightDecay;
            this.nesterov = nesterov;
            this.maximize = maximize;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = Same<Options>(source);
            (momentum, dampening, weight_decay) = (other.momentum, other.dampening, other.weight_decay);
            (nesterov, maximize) = (other.nesterov, other.maximize);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            (momentum, dampening, weight_decay) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
            (nesterov, maximize) = (reader.ReadBoolean(), reader.ReadBoolean());
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            foreach (var number in new[] { momentum, dampening, weight_decay }) writer.Write(number!.Value);
            foreach (var flag in new[] { nesterov, maximize }) writer.Write(flag!.Value);
        }

        internal override void Complete(OptimizerOptions defaults)
        {
            var other = (Options)defaults;
            momentum ??= other.momentum;
            dampening ??= other.dampening;
            weight_decay ??= other.weight_decay;
            nesterov ??= other.nesterov;
            maximize ??= other.maximize;
        }

        internal override void Check(string optimizer)
        {
            base.Check(optimizer);
            Require(momentum >= 0, optimizer, nameof(momentum), momentum);
            Require(weight_decay >= 0, optimizer, nameof(weight_decay), weight_decay);
            if (nesterov == true && (momentum <= 0 || dampening != 0)) throw new ArgumentException("SGD: Nesterov momentum requires a momentum and no dampening");
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

        /// <summary>A group of parameters with all options.</summary>
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0, bool nesterov = false, bool maximize = false)
            : base(parameters, new Options(lr, momentum, dampening, weight_decay, nesterov, maximize))
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
