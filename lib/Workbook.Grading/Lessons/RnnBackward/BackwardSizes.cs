using TorchSharp;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>The sizes of one test case, and a forward pass drawn in those sizes, as the backward pass finds it.</summary>
internal sealed record BackwardSizes(int Batch, int Features, int Hidden, int Steps = 1, bool DoublePrecision = false)
{
    private ScalarType Dtype => DoublePrecision ? float64 : float32;

    /// <summary>The sizes in words; a cell has no steps.</summary>
    public string Text(bool sequence) =>
        $"batch {Batch}, {(sequence ? $"{Steps} steps, " : "")}features {Features}, hidden {Hidden}{(DoublePrecision ? ", float64" : "")}";

    /// <summary>daNext, xt, aPrev, aNext, Wax, Waa of one step.</summary>
    public object?[] Cell(Random random)
    {
        var (xt, aPrev, Wax, Waa, ba) = (Draw(random, Batch, Features), Draw(random, Batch, Hidden), Draw(random, Hidden, Features), Draw(random, Hidden, Hidden), Draw(random, Hidden));
        return [Draw(random, Batch, Hidden), xt, aPrev, (xt.mm(Wax.t()) + aPrev.mm(Waa.t()) + ba).tanh(), Wax, Waa];
    }

    /// <summary>da, x, a0, a, Wax, Waa of a sequence.</summary>
    public object?[] Sequence(Random random)
    {
        var (x, a0, Wax, Waa, ba) = (Draw(random, Batch, Steps, Features), Draw(random, Batch, Hidden), Draw(random, Hidden, Features), Draw(random, Hidden, Hidden), Draw(random, Hidden));
        return [Draw(random, Batch, Steps, Hidden), x, a0, States(x, a0, Wax, Waa, ba), Wax, Waa];
    }

    private torch.Tensor Draw(Random random, params long[] shape) => Specification.Draw.Tensor(random, Dtype, 0.7, shape);

    private static torch.Tensor States(torch.Tensor x, torch.Tensor a0, torch.Tensor Wax, torch.Tensor Waa, torch.Tensor ba)
    {
        var states = new List<torch.Tensor>();
        for (long t = 0; t < x.shape[1]; t++)
            states.Add((x.select(1, t).mm(Wax.t()) + (t == 0 ? a0 : states[^1]).mm(Waa.t()) + ba).tanh());
        return stack(states, 1);
    }
}
