using static TorchSharp.torch;

namespace Conformance.Tests;

/// <summary>
/// One expression in both languages. The Python text is what PyTorch was asked; <c>expected.py</c> reads it from this
/// source, evaluates it and writes <c>Expected.txt</c>.
/// </summary>
/// <param name="Python">The expression over the inputs that <c>expected.py</c> defines.</param>
/// <param name="CSharp">The same expression over <see cref="Inputs"/>.</param>
public sealed record Case(string Python, Func<Inputs, Tensor> CSharp)
{
    /// <inheritdoc/>
    public override string ToString() => Python;
}
