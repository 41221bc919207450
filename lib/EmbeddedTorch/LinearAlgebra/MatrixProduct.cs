namespace TorchSharp;

/// <summary>Products of batches of matrices, without history.</summary>
internal static class MatrixProduct
{
    /// <summary>x [n, k] · y [k, m], any strides.</summary>
    internal static Tensor Of(Tensor x, Tensor y)
    {
        var result = Tensor.Uninitialized(x.Type, [x.sizes[0], y.sizes[1]]);
        var body = new Body(x, y, result);
        Dispatch.Numbers(result.Type, ref body);
        return result;
    }

    /// <summary>x [b, n, k] · y [b, k, m], any strides.</summary>
    internal static Tensor OfBatches(Tensor x, Tensor y)
    {
        var result = Tensor.Uninitialized(x.Type, [x.sizes[0], x.sizes[1], y.sizes[2]]);
        for (long b = 0; b < x.sizes[0]; b++)
        {
            using var left = x.Selected(0, b);
            using var right = y.Selected(0, b);
            using var target = result.Selected(0, b);
            var body = new Body(left, right, target);
            Dispatch.Numbers(result.Type, ref body);
        }
        return result;
    }

    readonly ref struct Body(Tensor x, Tensor y, Tensor result) : IForNumbers
    {
        public void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var (rows, inner, columns) = ((int)x.sizes[0], (int)x.sizes[1], (int)y.sizes[1]);
            var (a, b, c) = (x.Elements<T>(), y.Elements<T>(), result.Elements<T>());
            using var packed = Operand.Contiguous(y);
            b = packed.Tensor.Elements<T>();
            for (var i = 0; i < rows; i++)
            {
                var row = c.AsSpan((int)result.offset + i * columns, columns);
                row.Clear();
                for (var k = 0; k < inner; k++)
                {
                    var factor = a[x.offset + i * x.strides[0] + k * x.strides[1]];
                    AddScaled(factor, b.AsSpan((int)packed.Tensor.offset + k * columns, columns), row);
                }
            }
        }

        static void AddScaled<T>(T factor, ReadOnlySpan<T> x, Span<T> sum) where T : unmanaged, INumber<T>
        {
            var i = 0;
            var factors = new Vector<T>(factor);
            for (; i <= sum.Length - Vector<T>.Count; i += Vector<T>.Count)
            {
                (new Vector<T>(sum[i..]) + factors * new Vector<T>(x[i..])).CopyTo(sum[i..]);
            }
            for (; i < sum.Length; i++) sum[i] += factor * x[i];
        }
    }
}
