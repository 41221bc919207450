namespace TorchSharp.Modules
{
    /// <summary>ln(1 + e^(beta·x)) / beta, and x itself where beta · x is above the threshold.</summary>
    public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
    {
        internal Softplus(double beta, double threshold) : base(nameof(Softplus))
        {
            this.beta = beta;
            this.threshold = threshold;
        }

        /// <summary>The steepness.</summary>
        public double beta { get; set; }

        /// <summary>From where the function is the identity.</summary>
        public double threshold { get; set; }

        /// <inheritdoc cref="Softplus"/>
        public override Tensor forward(Tensor tensor) => tensor.softplus(beta, threshold);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Softplus"/>
            public static Modules.Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);
        }
    }
}
