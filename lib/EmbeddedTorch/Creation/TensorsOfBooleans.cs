namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of these elements: Bool unless a dtype is given.</summary>
    public static Tensor as_tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of these elements: Bool unless a dtype is given.</summary>
    public static Tensor as_tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of 0 dimensions: Bool unless a dtype is given.</summary>
    public static Tensor tensor(bool scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Literals.Scalar(ScalarType.Bool, scalar, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Bool unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(bool[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Bool unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(bool[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Bool unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(bool[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A vector of these elements: Bool unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(bool[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<bool>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Bool unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(bool[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<bool>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>These elements in a shape: Bool unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<bool>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Bool unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<bool> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<bool>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Bool unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<bool> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<bool>([.. rawArray], [rows, columns], dtype, device, requires_grad);

    /// <summary>A vector of these elements: Bool unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<bool> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<bool>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Bool unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<bool> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<bool>([.. rawArray], dimensions, dtype, device, requires_grad);
}
