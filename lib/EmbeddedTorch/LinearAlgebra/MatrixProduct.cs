using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>Products of batches of matrices, without history.</summary>
internal static class MatrixProduct
{
    /// <summary>x [n, k] · y [k, m], any strides.</summary>
    internal static Tensor Of(Tensor x, Tensor y)
    {
        var result = Tensor.Uninitialized(x.Type, [x.sizes[0], y.sizes[1]]);
        Multiply(x, x.offset, y, y.offset, result, 0);
        return result;
    }

    /// <summary>x [b, n, k] · y [b, k, m], any strides.</summary>
    internal static Tensor OfBatches(Tensor x, Tensor y)
    {
        var result = Tensor.Uninitialized(x.Type, [x.sizes[0], x.sizes[1], y.sizes[2]]);
        for (long b = 0; b < x.sizes[0]; b++)
        {
            Multiply(x, x.offset + b * x.strides[0], y, y.offset + b * y.strides[0], result, b * result.strides[0]);
        }
        return result;
    }

    static void Multiply(Tensor x, long xOffset, Tensor y, long yOffset, Tensor result, long offset)
    {
        switch (x.Type)
        {
            case ScalarType.Float32: Floats<float>(x, xOffset, y, yOffset, result, offset); break;
            case ScalarType.Float64: Floats<double>(x, xOffset, y, yOffset, result, offset); break;
            case ScalarType.Int64: Integers<long>(x, xOffset, y, yOffset, result, offset); break;
            case ScalarType.Int32: Integers<int>(x, xOffset, y, yOffset, result, offset); break;
            case ScalarType.Byte: Integers<byte>(x, xOffset, y, yOffset, result, offset); break;
            default: throw new ExternalException($"matmul: not implemented for {x.Type}; convert with to_type(torch.float32)");
        }
    }

    static void Floats<T>(Tensor x, long xOffset, Tensor y, long yOffset, Tensor result, long offset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Gemm.Multiply(
            T.One,
            x.Elements<T>().AsSpan((int)xOffset), LayoutOf(x),
            y.Elements<T>().AsSpan((int)yOffset), LayoutOf(y),
            T.Zero,
            result.Elements<T>().AsSpan((int)offset), LayoutOf(result));

    static Layout LayoutOf(Tensor x) => new((int)x.sizes[^2], (int)x.sizes[^1], (nint)x.strides[^2], (nint)x.strides[^1]);

    static void Integers<T>(Tensor x, long xOffset, Tensor y, long yOffset, Tensor result, long offset) where T : unmanaged, INumber<T>
    {
        var (a, b, c) = (x.Elements<T>(), y.Elements<T>(), result.Elements<T>());
        var (rows, inner, columns) = (x.sizes[^2], x.sizes[^1], y.sizes[^1]);
        for (long i = 0; i < rows; i++)
        {
            for (long j = 0; j < columns; j++)
            {
                var sum = T.Zero;
                for (long k = 0; k < inner; k++)
                {
                    sum += a[xOffset + i * x.strides[^2] + k * x.strides[^1]] * b[yOffset + k * y.strides[^2] + j * y.strides[^1]];
                }
                c[offset + i * columns + j] = sum;
            }
        }
    }
}
