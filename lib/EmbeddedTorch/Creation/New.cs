namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Zeros in the dtype of this tensor.</summary>
        public Tensor new_zeros(long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(0, size, dtype ?? Type, device, requires_grad);

        /// <inheritdoc cref="new_zeros(long[], ScalarType?, Device?, bool)"/>
        public Tensor new_zeros(ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(0, size, dtype ?? Type, device, requires_grad);

        /// <inheritdoc cref="new_zeros(long[], ScalarType?, Device?, bool)"/>
        public Tensor new_zeros(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(0, [size], dtype ?? Type, device, requires_grad);

        /// <inheritdoc cref="new_zeros(long[], ScalarType?, Device?, bool)"/>
        public Tensor new_zeros(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(0, [rows, columns], dtype ?? Type, device, requires_grad);

        /// <inheritdoc cref="new_zeros(long[], ScalarType?, Device?, bool)"/>
        public Tensor new_zeros(long dim0, long dim1, long dim2, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(0, [dim0, dim1, dim2], dtype ?? Type, device, requires_grad);

        /// <summary>Ones in the dtype of this tensor.</summary>
        public Tensor new_ones(long size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(1, [size], dtype ?? Type, device, requires_grad);

        /// <summary>Ones in the dtype of this tensor.</summary>
        public Tensor new_ones(long rows, long columns, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(1, [rows, columns], dtype ?? Type, device, requires_grad);

        /// <summary>One value everywhere in the dtype of this tensor.</summary>
        public Tensor new_full(long[] size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(value, size, dtype ?? Type, device, requires_grad);

        /// <inheritdoc cref="new_full(long[], Scalar, ScalarType?, Device?, bool)"/>
        public Tensor new_full(ReadOnlySpan<long> size, Scalar value, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
            => Factories.Full(value, size, dtype ?? Type, device, requires_grad);
    }
}
