namespace TorchSharp;

/// <summary>
/// A part of a tensor: its gradient is added in place to that part of the whole's gradient, so that taking a sequence apart
/// step by step costs one buffer, not one per step.
/// </summary>
internal sealed class PartNode(string operation, GradEdge input, Func<Tensor, Tensor> part) : GradNode(operation, [input])
{
    internal override void Backward(BackwardPass pass) => pass.DeliverPart(Inputs[0], Pending!, part);
}
