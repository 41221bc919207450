using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>y = x · Wᵀ + b as one recorded operation; the gradients of W and b are added to what has been collected for them.</summary>
internal static class AffineMap
{
    internal static Tensor Of(Tensor input, Tensor weights, Tensor? bias)
    {
        RequireFits(input, weights, bias);
        var (x, w, b) = (input.Dense(), weights.Dense(), bias?.Dense());
        var result = Tensor.Uninitialized(x.Type, Shape.With(x.sizes, x.Rank - 1, w.sizes[0]));
        if (x.Type == ScalarType.Float32) Forward<float>(x, w, b, result);
        else Forward<double>(x, w, b, result);
        if (Recording.Needed(x, w) || (b is not null && Recording.Needed(b))) result.gradNode = new AffineNode(x, w, b);
        return result;
    }

    static void Forward<T>(Tensor x, Tensor w, Tensor? b, Tensor result) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (inputs, outputs) = ((int)w.sizes[1], (int)w.sizes[0]);
        var rows = Rows(result, outputs);
        var y = result.Span<T>();
        if (b is null) y.Clear();
        for (var row = 0; b is not null && row < rows; row++) b.Span<T>().CopyTo(y.Slice(row * outputs, outputs));
        if (inputs > 0 && OneHotProducts.TryAdd(x.Span<T>(), w.Span<T>(), inputs, y)) return;
        Gemm.Multiply(T.One, x.Span<T>(), Layout.RowMajor(rows, inputs), w.Span<T>(), Transposed(outputs, inputs),
            T.One, y, Layout.RowMajor(rows, outputs));
    }

    internal static int Rows(Tensor tensor, int columns) => columns == 0 ? 0 : (int)(tensor.count / columns);

    /// <summary>A row-major matrix of so many rows and columns, read as its transpose.</summary>
    internal static Layout Transposed(int rows, int columns) => new(columns, rows, 1, columns);

    static void RequireFits(Tensor input, Tensor weights, Tensor? bias)
    {
        if (input.Rank == 0 || weights.Rank != 2 || input.sizes[^1] != weights.sizes[1])
        {
            throw new ExternalException($"linear: shapes {Shape.Text(input.sizes)} (input) and {Shape.Text(weights.sizes)} (weights) do not fit: the input's last size must be the weights' second");
        }
        if (bias is not null && !Shape.Same(bias.sizes, [weights.sizes[0]]))
        {
            throw new ExternalException($"linear: shapes {Shape.Text(weights.sizes)} (weights) and {Shape.Text(bias.sizes)} (bias) do not fit: the bias must have shape [{weights.sizes[0]}]");
        }
        if (!input.Type.IsFloating() || weights.Type != input.Type || (bias is not null && bias.Type != input.Type))
        {
            throw new ExternalException($"linear: the dtypes {input.Type} (input) and {weights.Type} (weights) must be the same floating-point one; convert the input with to_type(torch.float32), or the module with to(torch.float64)");
        }
    }
}

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>input · weightsᵀ + bias: [..., in] with weights [out, in] gives [..., out].</summary>
            /// <exception cref="ExternalException">Shapes or dtypes do not fit.</exception>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => AffineMap.Of(input, weights, bias);
        }
    }
}
