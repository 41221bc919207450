namespace TorchSharp.Modules;

public partial class Adagrad
{
    /// <summary>Options of <see cref="Adagrad"/>.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>The rate is divided by 1 + steps before · this.</summary>
        public double? lr_decay;

        /// <summary>Factor of the L2 penalty.</summary>
        public double? weight_decay;

        /// <summary>What the sums of squares start with.</summary>
        public double? initial_accumulator_value;

        /// <summary>Added to the root.</summary>
        public double? eps;

        /// <summary>Options that are all as for the optimizer.</summary>
        public Options()
        {
        }

        internal Options(double lr, double lrDecay, double weightDecay, double start, double eps)
        {
            LearningRate = InitialLearningRate = lr;
            lr_decay = lrDecay;
            weight_decay = weightDecay;
            initial_accumulator_value = start;
            this.eps = eps;
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = Same<Options>(source);
            (lr_decay, weight_decay) = (other.lr_decay, other.weight_decay);
            (initial_accumulator_value, eps) = (other.initial_accumulator_value, other.eps);
        }

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            (lr_decay, weight_decay) = (reader.ReadDouble(), reader.ReadDouble());
            (initial_accumulator_value, eps) = (reader.ReadDouble(), reader.ReadDouble());
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            foreach (var number in new[] { lr_decay, weight_decay, initial_accumulator_value, eps }) writer.Write(number!.Value);
        }

        internal override void Complete(OptimizerOptions defaults)
        {
            var other = (Options)defaults;
            lr_decay ??= other.lr_decay;
            weight_decay ??= other.weight_decay;
            initial_accumulator_value ??= other.initial_accumulator_value;
            eps ??= other.eps;
        }

        internal override void Check(string optimizer)
        {
            base.Check(optimizer);
            Require(lr_decay >= 0, optimizer, nameof(lr_decay), lr_decay);
            Require(weight_decay >= 0, optimizer, nameof(weight_decay), weight_decay);
            Require(initial_accumulator_value >= 0, optimizer, nameof(initial_accumulator_value), initial_accumulator_value);
            Require(eps >= 0, optimizer, nameof(eps), eps);
        }
    }

    /// <summary>Parameters with options of their own.</summary>
    public class ParamGroup : ParamGroup<Options>
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
        public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options(lr, lr_decay, weight_decay, initial_accumulator_value, eps))
        {
        }
    }
}
