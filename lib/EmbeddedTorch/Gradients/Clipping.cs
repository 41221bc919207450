using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients down together so that their norm, taken as one vector, is at most a maximum. Pascanu et al., "On the difficulty of training recurrent neural networks" (2013).</summary>
            /// <param name="tensors">The parameters; those without gradient do not count.</param>
            /// <param name="max_norm">The maximum.</param>
            /// <param name="norm_type">The p of the norm; infinity for the largest absolute value.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2)
            {
                using var mode = GradMode.Set(false);
                using var scope = NewDisposeScope();
                Tensor[] gradients = [.. Gradients(tensors)];
                var norm = GradientNorm.Of(gradients, norm_type);
                var factor = max_norm / (norm + 1e-6);
                if (factor >= 1) return norm;
                foreach (var gradient in gradients) gradient.mul_(factor);
                return norm;
            }

            /// <summary>Moves every element of the gradients into [-clip_value, clip_value].</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var mode = GradMode.Set(false);
                using var scope = NewDisposeScope();
                foreach (var gradient in Gradients(tensors)) gradient.clamp_(-clip_value, clip_value);
            }

            /// <summary>All parameters in one vector.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors) => cat([.. tensors.Select(p => p.reshape(-1))]);

            /// <summary>Writes the parts of a vector into the parameters.</summary>
            /// <exception cref="ArgumentException">The vector has another length than the parameters together.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                Parameter[] all = [.. tensors];
                var total = all.Sum(p => p.numel());
                if (vec.Rank != 1 || vec.numel() != total)
                {
                    throw new ArgumentException($"vector_to_parameters: a vector of shape {Shape.Text(vec.sizes)} for parameters of {total} elements");
                }
                using var mode = GradMode.Set(false);
                using var scope = NewDisposeScope();
                long start = 0;
                foreach (var parameter in all)
                {
                    parameter.copy_(vec.narrow(0, start, parameter.numel()).view(parameter.sizes));
                    start += parameter.numel();
                }
            }

            static IEnumerable<Tensor> Gradients(IEnumerable<Parameter> parameters)
            {
                foreach (var parameter in parameters)
                {
                    if (parameter.leaf?.Gradient is { } gradient) yield return gradient;
                }
            }
        }
    }
}
