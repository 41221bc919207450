namespace TorchSharp;

/// <summary>Numbers, text and files from tensors, and tensors from numbers.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>The only element, converted to float.</summary>
    public static float ToSingle(this Tensor value) => (float)value.ToScalar().Double;

    /// <summary>The only element, converted to double.</summary>
    public static double ToDouble(this Tensor value) => value.ToScalar().Double;

    /// <summary>The only element, truncated to long.</summary>
    public static long ToInt64(this Tensor value) => value.ToScalar().Long;

    /// <summary>The only element, truncated to int.</summary>
    public static int ToInt32(this Tensor value) => (int)value.ToScalar().Long;

    /// <summary>The only element, truncated to byte.</summary>
    public static byte ToByte(this Tensor value) => (byte)value.ToScalar().Long;

    /// <summary>Whether the only element is not zero.</summary>
    public static bool ToBoolean(this Tensor value) => value.ToScalar().Double != 0;

    /// <summary>Bytes per element.</summary>
    public static int ElementSize(this ScalarType type) => type.Size();

    /// <summary>The number of elements of a shape.</summary>
    public static long TotalSize(this IEnumerable<long> shape) => shape.Aggregate(1L, (count, size) => count * size);

    /// <summary>The sizes as int.</summary>
    public static ReadOnlySpan<int> IntShape(this Tensor tensor) => Array.ConvertAll(tensor.shape, size => (int)size);

    /// <summary>A tensor of 0 dimensions from a number.</summary>
    public static Tensor ToTensor<T>(this T scalar, Device? device = null, bool requires_grad = false) where T : struct
        => Literals.FromArray(new[] { scalar }, null, device, requires_grad, Shape.Scalar);

    /// <summary>A tensor of a shape from its elements in order.</summary>
    public static Tensor ToTensor<T>(this T[] rawArray, long[] dimensions, bool doCopy = false, bool requires_grad = false) where T : struct
        => Literals.FromArray(rawArray, null, null, requires_grad, dimensions);
}
