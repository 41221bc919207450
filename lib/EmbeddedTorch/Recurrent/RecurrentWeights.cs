namespace TorchSharp;

/// <summary>The parameters of one direction of one layer, gates one below the other, in PyTorch's order.</summary>
/// <param name="InputWeight">weight_ih (gates · hidden, inputs).</param>
/// <param name="HiddenWeight">weight_hh (gates · hidden, hidden).</param>
/// <param name="InputBias">bias_ih (gates · hidden), or null.</param>
/// <param name="HiddenBias">bias_hh (gates · hidden), or null.</param>
internal readonly record struct RecurrentWeights(Tensor InputWeight, Tensor HiddenWeight, Tensor? InputBias, Tensor? HiddenBias)
{
    internal int Inputs => (int)InputWeight.sizes[1];

    internal int Hidden => (int)HiddenWeight.sizes[1];

    internal bool NeedGrad => InputWeight.NeedsGrad || HiddenWeight.NeedsGrad || InputBias?.NeedsGrad == true || HiddenBias?.NeedsGrad == true;
}
