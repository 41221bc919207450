namespace TorchSharp;

public static partial class torch
{
    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(int dim0, int dim1, int dim2, int dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [dim0, dim1, dim2, dim3], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(int dim0, int dim1, int dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [dim0, dim1, dim2], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(int rows, int columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [rows, columns], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(int size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [size], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(long dim0, long dim1, long dim2, long dim3, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [dim0, dim1, dim2, dim3], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(long dim0, long dim1, long dim2, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [dim0, dim1, dim2], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(long rows, long columns, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [rows, columns], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(long size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, [size], dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, size, dtype ?? Factories.TypeOf(value), device, requires_grad);

    /// <summary>One value everywhere; the dtype is the value's (the default one for a floating-point value) unless one is given.</summary>
    public static Tensor full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => Factories.Full(value, size, dtype ?? Factories.TypeOf(value), device, requires_grad);
}
