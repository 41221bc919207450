namespace TorchSharp.Modules
{
    /// <summary>A tensor that a module learns.</summary>
    public class Parameter : Tensor
    {
        /// <summary>Takes over a tensor: its handle is empty afterwards, as in TorchSharp; its memory is this parameter's.</summary>
        public Parameter(Tensor data, bool requires_grad = true) : base(data, scoped: true)
        {
            data.Dispose();
            this.requires_grad = requires_grad;
        }

        /// <summary>Values drawn or computed for a layer, of which the module takes care.</summary>
        internal static Parameter Of(Tensor data, bool requiresGrad = true)
        {
            var parameter = new Parameter(data, requiresGrad);
            parameter.DetachFromDisposeScope();
            return parameter;
        }

        /// <summary>Shows the same values in another dtype; modules and optimizers keep the same object.</summary>
        internal void ConvertTo(ScalarType type)
        {
            if (type == dtype) return;
            using var mode = GradMode.Set(false);
            using var converted = this.to_type(type);
            set_(converted);
            if (grad is { } gradient) grad = gradient.to_type(type);
        }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <inheritdoc cref="Modules.Parameter(Tensor, bool)"/>
            public static Modules.Parameter Parameter(Tensor data, bool requires_grad = true) => new(data, requires_grad);
        }
    }
}
