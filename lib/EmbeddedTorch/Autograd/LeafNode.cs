namespace TorchSharp;

/// <summary>Where the gradient of a tensor made by the user arrives.</summary>
internal sealed class LeafNode() : GradNode("leaf", [])
{
    /// <summary>The accumulated gradient, in no dispose scope.</summary>
    internal Tensor? Gradient;

    internal override void Backward(BackwardPass pass)
    {
    }
}
