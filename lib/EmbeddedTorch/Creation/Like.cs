namespace TorchSharp;

public static partial class torch
{
    /// <summary>Zeros in the shape and dtype of another tensor.</summary>
    public static Tensor zeros_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => input.zeros_like(dtype, device, requires_grad);

    /// <summary>Ones in the shape and dtype of another tensor.</summary>
    public static Tensor ones_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => input.ones_like(dtype, device, requires_grad);

    /// <summary>One value in the shape and dtype of another tensor.</summary>
    public static Tensor full_like(Tensor input, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => input.full_like(value, dtype, device, requires_grad);

    /// <summary>A tensor in the shape and dtype of another, whose elements are whatever its memory held before.</summary>
    public static Tensor empty_like(Tensor input, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, string[]? names = null)
        => input.empty_like(dtype, device, requires_grad);

    public partial class Tensor
    {
        /// <summary>Zeros in the shape and dtype of this tensor.</summary>
        public Tensor zeros_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(0, sizes, dtype ?? Type, device, requires_grad);

        /// <summary>Ones in the shape and dtype of this tensor.</summary>
        public Tensor ones_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(1, sizes, dtype ?? Type, device, requires_grad);

        /// <summary>One value in the shape and dtype of this tensor.</summary>
        public Tensor full_like(Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(value, sizes, dtype ?? Type, device, requires_grad);

        /// <summary>A tensor in the shape and dtype of this one, whose elements are whatever its memory held before.</summary>
        public Tensor empty_like(ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Empty(sizes, dtype ?? Type, device, requires_grad);
    }
}
