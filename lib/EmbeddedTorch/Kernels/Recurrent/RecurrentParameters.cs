namespace TorchSharp.Kernels;

/// <summary>The parameters of one direction of one recurrent layer, in PyTorch's shapes; the gates stand one below the other.</summary>
/// <param name="inputWeight">(gates * hidden, inputs).</param>
/// <param name="hiddenWeight">(gates * hidden, hidden).</param>
/// <param name="inputBias">(gates * hidden), or empty.</param>
/// <param name="hiddenBias">(gates * hidden), or empty.</param>
internal readonly ref struct RecurrentParameters<T>(
    ReadOnlySpan<T> inputWeight, ReadOnlySpan<T> hiddenWeight, ReadOnlySpan<T> inputBias, ReadOnlySpan<T> hiddenBias)
    where T : unmanaged
{
    public readonly ReadOnlySpan<T> InputWeight = inputWeight;
    public readonly ReadOnlySpan<T> HiddenWeight = hiddenWeight;
    public readonly ReadOnlySpan<T> InputBias = inputBias;
    public readonly ReadOnlySpan<T> HiddenBias = hiddenBias;
}

/// <summary>Where the gradients of the parameters are added; shapes as in <see cref="RecurrentParameters{T}"/>, empty for those not wanted.</summary>
internal readonly ref struct RecurrentParameterGradients<T>(
    Span<T> inputWeight, Span<T> hiddenWeight, Span<T> inputBias, Span<T> hiddenBias)
    where T : unmanaged
{
    public readonly Span<T> InputWeight = inputWeight;
    public readonly Span<T> HiddenWeight = hiddenWeight;
    public readonly Span<T> InputBias = inputBias;
    public readonly Span<T> HiddenBias = hiddenBias;
}
