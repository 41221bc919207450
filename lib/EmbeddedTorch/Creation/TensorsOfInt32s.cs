namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of these elements: Int32 unless a dtype is given.</summary>
    public static Tensor as_tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of these elements: Int32 unless a dtype is given.</summary>
    public static Tensor as_tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of 0 dimensions: Int32.</summary>
    public static Tensor tensor(int scalar, Device? device = null, bool requires_grad = false)
        => Literals.Scalar(ScalarType.Int32, scalar, null, device, requires_grad);

    /// <summary>A tensor of the array's shape: Int32 unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(int[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Int32 unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(int[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Int32 unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(int[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>These elements in a shape: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(int[] rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>(rawArray, [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>A vector of these elements: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(int[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(int[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>These elements in a shape: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<int> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<int> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>([.. rawArray], [rows, columns], dtype, device, requires_grad);

    /// <summary>A vector of these elements: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<int> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>([.. rawArray], dimensions, dtype, device, requires_grad);

    /// <summary>These elements in a shape: Int32 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(Memory<int> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<int>(rawArray.ToArray(), dimensions, dtype, device, requires_grad);
}
