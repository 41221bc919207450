namespace TorchSharp.Modules
{
    /// <summary>Binary cross entropy of the logistic function of logits, and targets of the same shape.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <inheritdoc cref="BCEWithLogitsLoss"/>
        public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null) : base(weight, reduction)
        {
            this.pos_weights = pos_weights;
        }

        /// <summary>What positives weigh, or null.</summary>
        public Tensor? pos_weights { get; }

        /// <summary>The loss, reduced.</summary>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.BCEWithLogitsLoss"/>
            public static Modules.BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) => new(weight, reduction, pos_weights);
        }
    }
}
