namespace TorchSharp;

/// <summary>A gradient put at its place in a tensor of zeros; differentiable, for second derivatives.</summary>
internal static class Scattering
{
    internal static Tensor IntoZeros(Tensor gradient, long[] sizes, Func<Tensor, Tensor> part)
    {
        var whole = Tensor.Zeros(gradient.Type, sizes);
        using var target = part(whole);
        Copying.Copy(gradient, target);
        Recording.Record("scatter", whole, gradient, (_, g, _) => Copying.Clone(part(g.contiguous())));
        return whole;
    }
}
