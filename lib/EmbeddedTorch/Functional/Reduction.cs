namespace TorchSharp;

public static partial class torch
{
    /// <summary>Layers, losses and functions of neural networks.</summary>
    public static partial class nn
    {
        /// <summary>What a loss does with the losses of single elements.</summary>
        public enum Reduction : long
        {
            /// <summary>Returns them.</summary>
            None = 0,
            /// <summary>Takes their mean.</summary>
            Mean = 1,
            /// <summary>Takes their sum.</summary>
            Sum = 2,
        }

        /// <summary>Functions of neural networks that have no parameters of their own.</summary>
        public static partial class functional
        {
            static Tensor Reduced(Tensor losses, Reduction reduction) => reduction switch
            {
                Reduction.None => losses,
                Reduction.Sum => losses.sum(),
                _ => losses.mean(),
            };

            /// <exception cref="ExternalException">A parameter has another shape than it must have, or another dtype than the input.</exception>
            static void RequireLike(string operation, string name, Tensor? parameter, long[] shape, ScalarType type)
            {
                if (parameter is null) return;
                if (!Shape.Same(parameter.sizes, shape))
                {
                    throw new ExternalException($"{operation}: the {name} must have shape {Shape.Text(shape)}, got {Shape.Text(parameter.sizes)}");
                }
                if (parameter.Type != type)
                {
                    throw new ExternalException($"{operation}: the dtypes {type} (input) and {parameter.Type} ({name}) must be the same; convert one with to_type, or the module with to");
                }
            }

            static void RequireSameShape(string operation, Tensor input, Tensor target)
            {
                if (!Shape.Same(input.sizes, target.sizes))
                {
                    throw new ExternalException($"{operation}: shapes {Shape.Text(input.sizes)} (input) and {Shape.Text(target.sizes)} (target) must be the same");
                }
            }
        }
    }
}
