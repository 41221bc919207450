using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>The gradients of <see cref="AffineMap"/>: dx = g · W, dW = gᵀ · x, db = the sum of the rows of g.</summary>
internal sealed class AffineNode : GradNode
{
    const int Input = 0, Weights = 1, Bias = 2;

    SavedTensor input;
    SavedTensor weights;
    bool freed;

    internal AffineNode(Tensor x, Tensor w, Tensor? b)
        : base("linear", b is null ? [new GradEdge(x), new GradEdge(w)] : [new GradEdge(x), new GradEdge(w), new GradEdge(b)])
    {
        input = new SavedTensor(Needs(Weights) ? x : null);
        weights = new SavedTensor(Needs(Input) ? w : null);
    }

    internal override void Backward(BackwardPass pass)
    {
        if (GradMode.Enabled) Recorded(pass, Pending!);
        else if (Pending!.Type == ScalarType.Float32) Backward<float>(pass, Pending.Dense());
        else Backward<double>(pass, Pending!.Dense());
    }

    internal override void Free()
    {
        freed = true;
        input.Free();
        weights.Free();
    }

    void Backward<T>(BackwardPass pass, Tensor g) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (outputs, inputs) = ((int)Inputs[Weights].Sizes[0], (int)Inputs[Weights].Sizes[1]);
        var rows = AffineMap.Rows(g, outputs);
        if (Needs(Input))
        {
            var dx = Tensor.Uninitialized(g.Type, Inputs[Input].Sizes);
            Gemm.Multiply(T.One, g.Span<T>(), Layout.RowMajor(rows, outputs), weights.Value(this, freed).Span<T>(), Layout.RowMajor(outputs, inputs),
                T.Zero, dx.Span<T>(), Layout.RowMajor(rows, inputs));
            pass.Deliver(Inputs[Input], dx);
        }
        if (Needs(Weights))
        {
            using var sum = new GradientSum(pass, Inputs[Weights]);
            AddWeightGradient<T>(g, input.Value(this, freed), sum);
        }
        if (Inputs.Length > Bias && Needs(Bias))
        {
            using var sum = new GradientSum(pass, Inputs[Bias]);
            Columns.AddSums<T>(g.Span<T>(), sum.Span<T>());
        }
    }

    static void AddWeightGradient<T>(Tensor g, Tensor x, GradientSum sum) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (outputs, inputs) = ((int)g.sizes[^1], (int)x.sizes[^1]);
        if (inputs > 0 && OneHotProducts.TryAddGradient(x.Span<T>(), g.Span<T>(), inputs, sum.Span<T>())) return;
        var rows = AffineMap.Rows(g, outputs);
        Gemm.Multiply(T.One, g.Span<T>(), AffineMap.Transposed(rows, outputs), x.Span<T>(), Layout.RowMajor(rows, inputs),
            T.One, sum.Span<T>(), Layout.RowMajor(outputs, inputs));
    }

    /// <summary>With operations that are recorded themselves, for second derivatives.</summary>
    void Recorded(BackwardPass pass, Tensor gradient)
    {
        var g = gradient.reshape(-1, Inputs[Weights].Sizes[0]);
        if (Needs(Input)) pass.Deliver(Inputs[Input], g.matmul(weights.Value(this, freed)).reshape(Inputs[Input].Sizes));
        if (Needs(Weights)) pass.Deliver(Inputs[Weights], g.t().matmul(input.Value(this, freed).reshape(-1, Inputs[Weights].Sizes[1])));
        if (Inputs.Length > Bias && Needs(Bias)) pass.Deliver(Inputs[Bias], g.sum(dim: 0));
    }
}
