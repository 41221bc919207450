namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of an array's shape and type. The elements are copied.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => Literals.FromArray(rawArray, null, device, false);

    /// <summary>A tensor of an array's shape, in its type or another dtype. The elements are copied.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of an array's shape, in its type or another dtype. The elements are copied.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => Literals.FromArray(data, dtype, device, false);

    /// <summary>The tensor itself, or its values in another dtype.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        RequireCpu(device, "as_tensor");
        return data.to_type(dtype ?? data.Type);
    }
}
