namespace TorchSharp.Modules
{
    /// <summary>tanh(x).</summary>
    public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanh(bool inplace) : base(nameof(Tanh))
        {
            this.inplace = inplace;
        }

        /// <summary>Without effect: the input is never changed here.</summary>
        public bool inplace { get; set; }

        /// <inheritdoc/>
        public override string GetName() => nameof(Tanh);

        /// <inheritdoc cref="Tanh"/>
        public override Tensor forward(Tensor tensor) => tensor.tanh();
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Tanh"/>
            public static Modules.Tanh Tanh() => new(false);

            /// <inheritdoc cref="Modules.Tanh"/>
            public static Modules.Tanh Tanh(bool inplace = false) => new(inplace);
        }
    }
}
