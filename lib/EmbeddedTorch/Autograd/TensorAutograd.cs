namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether gradients are computed for this tensor; only a leaf of floating-point dtype can be told so.</summary>
        public bool requires_grad
        {
            get => Storage is not null && NeedsGrad;
            set => SetRequiresGrad(value);
        }

        /// <summary>Whether the tensor was made by the user, not by a recorded operation.</summary>
        public bool is_leaf => gradNode is null;

        /// <summary>The gradient accumulated by <see cref="backward()"/>; null if there is none. Each read gives a new handle of the same memory.</summary>
        public Tensor? grad
        {
            get
            {
                if (leaf?.Gradient is not { } gradient) return null;
                var handle = new Tensor(gradient, scoped: true);
                handle.CopyHistory(gradient);
                return handle;
            }
            set
            {
                if (value is not null) RequireFits(value);
                var gradient = value?.UnscopedAlias();
                leaf ??= new LeafNode();
                leaf.Gradient?.Dispose();
                leaf.Gradient = gradient;
            }
        }

        /// <summary>Asks for gradients, or not. Returns this tensor.</summary>
        public Tensor requires_grad_(bool requires_grad = true)
        {
            SetRequiresGrad(requires_grad);
            return this;
        }

        /// <summary>Asks for gradients, or not. Returns this tensor.</summary>
        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>Keeps the gradient of a tensor that is not a leaf in <see cref="grad"/>.</summary>
        public void retain_grad()
        {
            if (gradNode is { } node) node.Retained = leaf ??= new LeafNode();
        }

        /// <summary>Differentiates this scalar: adds the gradients to <see cref="grad"/> of the leaves it depends on.</summary>
        /// <exception cref="ExternalException">It has more than one element, or nothing was recorded.</exception>
        public void backward() => backward(null);

        /// <summary>Differentiates this tensor, with the gradient that comes from outside, and adds the results to the leaves (or only to <paramref name="inputs"/>).</summary>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null)
            => autograd.Differentiate([this], grad_tensors, retain_graph, create_graph, inputs);

        /// <summary>The same values without a history; the memory is shared.</summary>
        public Tensor detach() => View(sizes, strides, offset);

        /// <summary>Forgets the history of this tensor.</summary>
        public Tensor detach_()
        {
            gradNode = null;
            requiresGrad = false;
            return this;
        }

        void RequireFits(Tensor gradient)
        {
            if (Shape.Same(gradient.sizes, sizes) && gradient.Type == Type) return;
            throw new ExternalException($"grad: a {Type} tensor of shape {Shape.Text(sizes)} cannot have a {gradient.Type} gradient of shape {Shape.Text(gradient.sizes)}; they must be the same");
        }

        internal Tensor UnscopedAliasWithHistory()
        {
            var alias = UnscopedAlias();
            alias.CopyHistory(this);
            return alias;
        }

        void SetRequiresGrad(bool value)
        {
            if (value && !Type.IsFloating())
            {
                throw new ExternalException($"only Tensors of floating point dtype can require gradients, this one is {Type}");
            }
            if (!value && gradNode is not null)
            {
                throw new ExternalException("you can only change requires_grad flags of leaf variables; use detach() for a copy without history");
            }
            requiresGrad = value && gradNode is null;
            if (requiresGrad) leaf ??= new LeafNode();
        }
    }
}
