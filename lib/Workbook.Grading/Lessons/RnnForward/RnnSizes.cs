using TorchSharp;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.RnnForward;

/// <summary>The sizes of one test case of a recurrent network, and inputs drawn in those sizes.</summary>
internal sealed record RnnSizes(int Batch, int Features, int Hidden, int Outputs, int Steps = 1, bool DoublePrecision = false)
{
    public string Text => $"batch {Batch}, {(Steps > 1 ? $"{Steps} steps, " : "")}features {Features}, hidden {Hidden}, outputs {Outputs}{(DoublePrecision ? ", float64" : "")}";

    private torch.ScalarType Dtype => DoublePrecision ? torch.float64 : torch.float32;

    public torch.Tensor Tensor(Random random, params long[] shape) => Draw.Tensor(random, Dtype, 0.7, shape);

    /// <summary>Wax (hidden, features), Waa (hidden, hidden), Wya (outputs, hidden), ba (hidden), by (outputs).</summary>
    public object?[] Weights(Random random) =>
    [
        Tensor(random, Hidden, Features), Tensor(random, Hidden, Hidden), Tensor(random, Outputs, Hidden),
        Tensor(random, Hidden), Tensor(random, Outputs),
    ];
}
