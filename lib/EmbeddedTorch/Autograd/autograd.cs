namespace TorchSharp;

public static partial class torch
{
    /// <summary>Differentiation of whole graphs.</summary>
    public static class autograd
    {
        /// <summary>
        /// The gradients of the outputs, weighted by <paramref name="grad_outputs"/>, with respect to the inputs. Leaves are not touched.
        /// </summary>
        /// <exception cref="ExternalException">An input was not used, and <paramref name="allow_unused"/> is false.</exception>
        public static IList<Tensor> grad(IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false, bool allow_unused = false)
        {
            for (var i = 0; i < inputs.Count; i++)
            {
                if (!inputs[i].NeedsGrad) throw new ExternalException($"autograd.grad: input {i} does not require grad");
            }
            var gradients = BackwardPass.Capture(outputs, inputs, grad_outputs, retain_graph, create_graph);
            for (var i = 0; i < gradients.Length; i++)
            {
                if (gradients[i] is { } gradient) DisposeScopeManager.Register(gradient);
                else if (!allow_unused) throw new ExternalException($"autograd.grad: input {i} appears to not have been used in the graph; set allow_unused: true if that is meant");
            }
            return gradients!;
        }

        /// <inheritdoc cref="Tensor.backward(IList{Tensor}?, bool, bool, IList{Tensor}?)"/>
        public static void backward(IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
            => Differentiate(tensors, grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        /// <inheritdoc cref="Tensor.backward(IList{Tensor}?, bool, bool, IList{Tensor}?)"/>
        public static void backward(Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
            => Differentiate([tensor], grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        /// <inheritdoc cref="Tensor.backward(IList{Tensor}?, bool, bool, IList{Tensor}?)"/>
        public static void backward(Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null)
            => Differentiate([tensor], [grad_tensor], retain_graph ?? create_graph, create_graph, inputs);

        internal static void Differentiate(IList<Tensor> tensors, IList<Tensor>? gradients, bool retainGraph, bool createGraph, IList<Tensor>? inputs)
        {
            if (inputs is null)
            {
                BackwardPass.Accumulate(tensors, gradients, retainGraph, createGraph);
                return;
            }
            var captured = BackwardPass.Capture(tensors, inputs, gradients, retainGraph, createGraph);
            for (var i = 0; i < captured.Length; i++) AddToLeaf(inputs[i], captured[i]);
        }

        static void AddToLeaf(Tensor input, Tensor? gradient)
        {
            if (gradient is null) return;
            var leaf = input.leaf ??= new LeafNode();
            if (leaf.Gradient is null)
            {
                leaf.Gradient = gradient;
                return;
            }
            using var mode = GradMode.Set(false);
            leaf.Gradient.add_(gradient);
            gradient.Dispose();
        }
    }
}
