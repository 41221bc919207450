namespace TorchSharp.Modules
{
    /// <summary>|input - target|.</summary>
    public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <inheritdoc cref="L1Loss"/>
        public L1Loss(nn.Reduction reduction = nn.Reduction.Mean) : base(reduction)
        {
        }

        /// <summary>The loss, reduced.</summary>
        /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.l1_loss(input, target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.L1Loss"/>
            public static Modules.L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);
        }
    }
}
