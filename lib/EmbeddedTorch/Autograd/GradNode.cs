namespace TorchSharp;

/// <summary>One recorded operation: what it read, and how the gradient of its result becomes gradients of its inputs.</summary>
internal abstract class GradNode
{
    static long clock;

    /// <summary>Rises with every node, so that descending order is a topological order of any graph.</summary>
    internal readonly long Sequence = Interlocked.Increment(ref clock);

    internal readonly GradEdge[] Inputs;

    /// <summary>The gradient of the result, as far as it has arrived in the running backward pass; owned by the node.</summary>
    internal Tensor? Pending;

    /// <summary>The last backward pass that has seen the node.</summary>
    internal long Visit;

    /// <summary>Where <c>retain_grad</c> wants the gradient of the result.</summary>
    internal LeafNode? Retained;

    protected GradNode(string operation, GradEdge[] inputs)
    {
        Operation = operation;
        Inputs = inputs;
    }

    internal string Operation { get; }

    internal bool Needs(int input) => Inputs[input].Node is not null;

    /// <summary>Hands the pending gradient on to the inputs.</summary>
    internal abstract void Backward(BackwardPass pass);

    /// <summary>Lets go of what was saved for the backward pass.</summary>
    internal virtual void Free()
    {
    }
}
