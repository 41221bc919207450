namespace TorchSharp.Modules
{
    /// <summary>x where positive, else alpha · (e^x - 1).</summary>
    public sealed class ELU : ParameterLessModule<Tensor, Tensor>
    {
        internal ELU(double alpha, bool inplace) : base(nameof(ELU))
        {
            this.alpha = alpha;
            this.inplace = inplace;
        }

        /// <summary>The factor below 0.</summary>
        public double alpha { get; set; }

        /// <summary>Without effect: the input is never changed here.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc cref="ELU"/>
        public override Tensor forward(Tensor tensor) => tensor.elu(alpha);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.ELU"/>
            public static Modules.ELU ELU(double alpha = 1, bool inplace = false) => new(alpha, inplace);
        }
    }
}
