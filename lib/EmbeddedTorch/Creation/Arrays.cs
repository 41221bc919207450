namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of an array's shape and type. The elements are copied.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => Literals.FromArray(rawArray, null, device, false);

    /// <summary>A tensor of an array's shape, in its type or another dtype. The elements are copied.</summary>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A vector on an array's own memory, from an element on: changes of one show in the other.</summary>
    /// <exception cref="ArgumentException">The dtype is not the array's, or there are too few elements.</exception>
    public static Tensor frombuffer(Array rawArray, ScalarType dtype, long count = -1, long offset = 0, bool requires_grad = false)
    {
        var type = ElementTypes.Of(rawArray.GetType().GetElementType()!);
        if (type != dtype || type == ScalarType.Bool) throw new ArgumentException($"frombuffer: an array of {type} cannot be seen as {dtype}");
        var length = count < 0 ? rawArray.LongLength - offset : count;
        if (offset < 0 || length < 0 || offset + length > rawArray.LongLength || rawArray.Rank != 1)
        {
            throw new ArgumentException($"frombuffer: {length} elements from {offset} on exceed a vector of {rawArray.LongLength}");
        }
        return new Tensor(TensorStorage.Around(rawArray, type), [length], [1], offset).requires_grad_(requires_grad);
    }

    /// <summary>A tensor of an array's shape, in its type or another dtype. The elements are copied.</summary>
    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => Literals.FromArray(data, dtype, device, false);

    /// <summary>The tensor itself, or its values in another dtype.</summary>
    public static Tensor as_tensor(Tensor data, ScalarType? dtype = null, Device? device = null)
    {
        RequireCpu(device, "as_tensor");
        return data.to_type(dtype ?? data.Type);
    }
}
