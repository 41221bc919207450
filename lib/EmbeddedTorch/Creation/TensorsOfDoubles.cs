namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor of these elements: Float64 unless a dtype is given.</summary>
    public static Tensor as_tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of these elements: Float64 unless a dtype is given.</summary>
    public static Tensor as_tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null)
        => tensor(rawArray, dtype, device);

    /// <summary>A tensor of 0 dimensions: Float64 unless a dtype is given.</summary>
    public static Tensor tensor(double scalar, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        => Literals.Scalar(ScalarType.Float64, scalar, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Float64 unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(double[,,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Float64 unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(double[,,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A tensor of the array's shape: Float64 unless a dtype is given. The elements are copied.</summary>
    public static Tensor tensor(double[,] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromArray(rawArray, dtype, device, requires_grad);

    /// <summary>A vector of these elements: Float64 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(double[] rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<double>(rawArray, [rawArray.Length], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Float64 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(double[] rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<double>(rawArray, dimensions, dtype, device, requires_grad);

    /// <summary>These elements in a shape: Float64 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, long dim3, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<double>([.. rawArray], [dim0, dim1, dim2, dim3], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Float64 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<double> rawArray, long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<double>([.. rawArray], [dim0, dim1, dim2], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Float64 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<double> rawArray, long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<double>([.. rawArray], [rows, columns], dtype, device, requires_grad);

    /// <summary>A vector of these elements: Float64 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(IList<double> rawArray, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<double>([.. rawArray], [rawArray.Count], dtype, device, requires_grad);

    /// <summary>These elements in a shape: Float64 unless a dtype is given. They are copied.</summary>
    public static Tensor tensor(Memory<double> rawArray, ReadOnlySpan<long> dimensions, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Literals.FromSpan<double>(rawArray.ToArray(), dimensions, dtype, device, requires_grad);
}
