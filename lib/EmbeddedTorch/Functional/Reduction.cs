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
