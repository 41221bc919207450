namespace TorchSharp;

/// <summary>Parts of gradients taken out of, or put into, a whole; differentiable, for second derivatives.</summary>
internal static class Scattering
{
    internal static Tensor IntoZeros(Tensor gradient, PartOfWhole part)
    {
        var whole = part.Zeros(gradient.Type);
        using var target = part.Of(whole);
        Copying.Copy(gradient, target);
        Recording.Record("scatter", whole, gradient, (_, g, _) => PartOf(g, part));
        return whole;
    }

    /// <summary>A copy of a part.</summary>
    internal static Tensor PartOf(Tensor whole, PartOfWhole part)
    {
        using var values = part.LaidOut(whole);
        using var view = part.Of(values);
        var result = Copying.Clone(view);
        Recording.Record("part", result, whole, (_, g, _) => IntoZeros(g, part));
        return result;
    }

    /// <summary>A copy with zeros in place of a part.</summary>
    internal static Tensor WithoutPart(Tensor whole, PartOfWhole part)
    {
        var result = part.Copy(whole);
        using (var hole = part.Of(result)) Filling.Fill(hole, 0);
        Recording.Record("without part", result, whole, (_, g, _) => WithoutPart(g, part));
        return result;
    }
}
