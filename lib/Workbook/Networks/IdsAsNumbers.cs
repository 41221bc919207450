using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>
/// Reads ids as if they were quantities, one feature per step. It is what a network without an embedding is given, and the
/// wrong thing to do: the order of a vocabulary means nothing.
/// </summary>
public sealed class IdsAsNumbers() : nn.Module<Tensor, Tensor>(nameof(IdsAsNumbers))
{
    /// <summary>Ids as features.</summary>
    /// <param name="ids">Shape (batch, steps), int64.</param>
    /// <returns>Shape (batch, steps, 1), float32.</returns>
    public override Tensor forward(Tensor ids) => ids.to_type(float32).unsqueeze(2);
}
