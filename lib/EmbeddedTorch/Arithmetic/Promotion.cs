namespace TorchSharp;

/// <summary>
/// PyTorch's rule for the dtype of a result: tensors with dimensions decide first, then tensors without, then numbers; a
/// later one counts only if its family (bool, integer, floating point) is higher.
/// </summary>
internal static class Promotion
{
    internal static ScalarType Of(Tensor x, Tensor y)
    {
        var (a, b) = (x.Type, y.Type);
        if (a == b) return a;
        var (dimensioned, other) = x.Rank == 0 && y.Rank > 0 ? (b, a) : (a, b);
        if ((x.Rank == 0) == (y.Rank == 0)) return ElementTypes.Promote(a, b);
        return other.Category() > dimensioned.Category() ? other : dimensioned;
    }

    internal static ScalarType Of(Tensor x, Scalar y)
    {
        if (y.Type.Category() <= x.Type.Category()) return x.Type;
        return y.IsFloating ? torch.get_default_dtype() : ScalarType.Int64;
    }

    /// <summary>Integers become the default floating-point dtype, for functions that have no integer result.</summary>
    internal static ScalarType Floating(ScalarType type) => type.IsFloating() ? type : torch.get_default_dtype();
}
