namespace TorchSharp.Modules
{
    /// <summary>e^x divided by its sum along a dimension.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim) : base(nameof(Softmax))
        {
            this.dim = dim;
        }

        /// <summary>The dimension.</summary>
        public long dim { get; set; }

        /// <inheritdoc cref="Softmax"/>
        public override Tensor forward(Tensor tensor) => tensor.softmax(dim);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Softmax"/>
            public static Modules.Softmax Softmax(long dim) => new(dim);
        }
    }
}
