using TorchSharp.Modules;

namespace TorchSharp.Modules
{
    /// <summary>In training, zeros elements with probability p and divides the others by 1 - p; else passes the input on. Srivastava et al., "Dropout" (2014).</summary>
    public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace) : base(nameof(Dropout))
        {
            this.p = p;
            this.inplace = inplace;
        }

        /// <summary>The probability.</summary>
        public double p { get; set; }

        /// <summary>Without effect: the input is never changed here.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc cref="Dropout"/>
        public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Dropout"/>
            /// <exception cref="ArgumentException">p is not between 0 and 1.</exception>
            public static Dropout Dropout(double p = 0.5, bool inplace = false)
                => p is >= 0 and <= 1 ? new Dropout(p, inplace) : throw new ArgumentException(FormattableString.Invariant($"Dropout: the probability has to be between 0 and 1, but got {p}"));
        }
    }
}
