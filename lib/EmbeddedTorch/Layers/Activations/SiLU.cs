namespace TorchSharp.Modules
{
    /// <summary>x · sigmoid(x).</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU(bool inplace) : base(nameof(SiLU))
        {
            this.inplace = inplace;
        }

        /// <summary>Without effect: the input is never changed here.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override string GetName() => nameof(SiLU);

        /// <inheritdoc cref="SiLU"/>
        public override Tensor forward(Tensor tensor) => tensor.silu();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.SiLU"/>
            public static Modules.SiLU SiLU() => new(false);

            /// <inheritdoc cref="Modules.SiLU"/>
            public static Modules.SiLU SiLU(bool inplace) => new(inplace);
        }
    }
}
