namespace TorchSharp.Modules
{
    /// <summary>-ln softmax(input) at the target class: logits [N, C] (or [C], [N, C, d1, ...]) and Int64 classes, or probabilities in the shape of the input.</summary>
    public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <inheritdoc cref="CrossEntropyLoss"/>
        public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0) : base(weight, reduction)
        {
            this.ignore_index = ignore_index;
            this.label_smoothing = label_smoothing;
        }

        /// <summary>The class that does not count; -100 if null.</summary>
        public long? ignore_index { get; }

        /// <summary>The part of the target that is spread evenly over all classes.</summary>
        public double label_smoothing { get; }

        /// <summary>The loss, reduced.</summary>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.CrossEntropyLoss"/>
            public static Modules.CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) => new(weight, ignore_index, reduction);
        }
    }
}
