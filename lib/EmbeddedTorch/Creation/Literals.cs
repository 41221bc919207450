namespace TorchSharp;

/// <summary>Tensors from numbers and arrays of C#.</summary>
internal static class Literals
{
    internal static Tensor Scalar(ScalarType type, Scalar value, ScalarType? dtype, Device? device, bool requiresGrad)
    {
        torch.RequireCpu(device, "tensor");
        return Filling.Full(value, Shape.Scalar, dtype ?? type).requires_grad_(requiresGrad);
    }

    internal static Tensor FromSpan<T>(ReadOnlySpan<T> elements, ReadOnlySpan<long> shape, ScalarType? dtype, Device? device, bool requiresGrad)
        where T : unmanaged
    {
        torch.RequireCpu(device, "tensor");
        if (Shape.Count(shape) != elements.Length)
        {
            throw new ArgumentException($"tensor: {elements.Length} elements do not fill shape {Shape.Text(shape)}, which has {Shape.Count(shape)}");
        }
        var result = Tensor.Uninitialized(ElementTypes.Of(typeof(T)), shape.ToArray());
        elements.CopyTo(MemoryMarshal.Cast<byte, T>(result.bytes));
        return Finished(result, dtype, requiresGrad);
    }

    /// <summary>An array of any rank, or of the given shape.</summary>
    internal static Tensor FromArray(Array array, ScalarType? dtype, Device? device, bool requiresGrad, long[]? shape = null)
    {
        torch.RequireCpu(device, "tensor");
        shape ??= [.. Enumerable.Range(0, array.Rank).Select(d => (long)array.GetLength(d))];
        if (Shape.Count(shape) != array.LongLength)
        {
            throw new ArgumentException($"tensor: {array.LongLength} elements do not fill shape {Shape.Text(shape)}, which has {Shape.Count(shape)}");
        }
        var result = Tensor.Uninitialized(ElementTypes.Of(array.GetType().GetElementType()!), shape);
        Bytes(array, result.Type).CopyTo(result.bytes);
        return Finished(result, dtype, requiresGrad);
    }

    static Tensor Finished(Tensor result, ScalarType? dtype, bool requiresGrad)
    {
        if (dtype is not { } type || type == result.Type) return result.requires_grad_(requiresGrad);
        using (result) return Copying.Converted(result, type).requires_grad_(requiresGrad);
    }

    /// <summary>The memory of an array of any rank.</summary>
    internal static Span<byte> Bytes(Array array, ScalarType type)
        => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), array.Length * type.Size());
}
