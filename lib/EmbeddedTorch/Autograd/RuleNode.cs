namespace TorchSharp;

/// <summary>
/// The gradient of one input, from the gradient of the result and what the node saved. It may return the gradient itself or
/// a view of it, and may leave it in the broadcast shape or a wider dtype: the engine sums and converts.
/// </summary>
internal delegate Tensor? GradientRule(RuleNode node, Tensor gradient, int input);

/// <summary>An operation with one result and one rule.</summary>
internal sealed class RuleNode(string operation, GradEdge[] inputs, GradientRule rule) : GradNode(operation, inputs)
{
    SavedTensor first;
    SavedTensor second;
    SavedTensor third;
    bool freed;

    /// <summary>The values saved, in the order of <see cref="Save"/>.</summary>
    internal Tensor this[int index] => index switch
    {
        0 => first.Value(this, freed),
        1 => second.Value(this, freed),
        _ => third.Value(this, freed),
    };

    /// <summary>Keeps values for the rule; null for one that no needed gradient reads.</summary>
    internal void Save(Tensor? a, Tensor? b = null, Tensor? c = null)
    {
        first = new SavedTensor(a);
        second = new SavedTensor(b);
        third = new SavedTensor(c);
    }

    internal override void Backward(BackwardPass pass)
    {
        var gradient = Pending!;
        for (var i = 0; i < Inputs.Length; i++)
        {
            if (Inputs[i].Node is not null) pass.Deliver(Inputs[i], rule(this, gradient, i));
        }
    }

    internal override void Free()
    {
        freed = true;
        first.Free();
        second.Free();
        third.Free();
    }
}
