namespace TorchSharp;

/// <summary>Parts of gradients taken out of, or put into, a whole; differentiable, for second derivatives.</summary>
internal static class Scattering
{
    internal static Tensor IntoZeros(Tensor gradient, long[] sizes, Func<Tensor, Tensor> part)
    {
        var whole = Tensor.Zeros(gradient.Type, sizes);
        using var target = part(whole);
        Copying.Copy(gradient, target);
        Recording.Record("scatter", whole, gradient, (_, g, _) => PartOf(g, part));
        return whole;
    }

    /// <summary>A copy of a part.</summary>
    internal static Tensor PartOf(Tensor whole, Func<Tensor, Tensor> part)
    {
        using var dense = Operand.Contiguous(whole);
        using var view = part(dense.Tensor);
        var result = Copying.Clone(view);
        var sizes = whole.sizes;
        Recording.Record("part", result, whole, (_, g, _) => IntoZeros(g, sizes, part));
        return result;
    }

    /// <summary>A copy with zeros in place of a part.</summary>
    internal static Tensor WithoutPart(Tensor whole, Func<Tensor, Tensor> part)
    {
        var result = Copying.Clone(whole);
        using (var hole = part(result)) Filling.Fill(hole, 0);
        Recording.Record("without part", result, whole, (_, g, _) => WithoutPart(g, part));
        return result;
    }
}
