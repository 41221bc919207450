namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of these elements: Byte unless a dtype is given.</summary>
    public static Tensor as_tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of these elements: Byte unless a dtype is given.</summary>
    public static Tensor as_tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of 0 dimensions: Byte.</summary>
    public static Tensor tensor(byte scalar, Device? device = null, bool requires_grad = false)
        => Literals.Scalar(ScalarType.Byte, scalar, null, device, requires_grad);

    /// <summary>A tensor of the array's shape: Byte unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(byte[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Byte unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(byte[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Byte unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(byte[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A vector of these elements: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(byte[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(byte[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>These elements in a shape: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<byte> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<byte> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>([.. rawArray], [rows, columns], dtype, device, requires_grad);

    /// <summary>A vector of these elements: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<byte> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>([.. rawArray], dimensions, dtype, device, requires_grad);

    /// <summary>These elements in a shape: Byte unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(Memory<byte> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<byte>(rawArray.ToArray(), dimensions, dtype, device, requires_grad);
}
