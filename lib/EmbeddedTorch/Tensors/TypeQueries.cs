namespace TorchSharp;

public static partial class torch
{
    /// <summary>The dtype that holds numbers of both.</summary>
    public static ScalarType promote_types(ScalarType type1, ScalarType type2) => ElementTypes.Promote(type1, type2);

    /// <summary>The dtype of a sum of both tensors.</summary>
    public static ScalarType result_type(Tensor tensor1, Tensor tensor2) => Promotion.Of(tensor1, tensor2);

    /// <summary>Whether the dtype is a floating-point one.</summary>
    public static bool is_floating_point(ScalarType type) => type.IsFloating();

    /// <summary>Whether the dtype is an integer one (Bool counts as one).</summary>
    public static bool is_integral(ScalarType type) => type.IsInteger() || type == ScalarType.Bool;

    /// <summary>Whether the object is a tensor.</summary>
    public static bool is_tensor(object obj) => obj is Tensor;
}
