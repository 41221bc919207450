using TorchSharp;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>The sizes of one test case of an LSTM, and inputs drawn in those sizes.</summary>
internal sealed record LstmSizes(int Batch, int Features, int Hidden, int Steps = 1, bool DoublePrecision = false)
{
    /// <summary>For exercises on one step: unequal sizes, batch 1, equal sizes, everything 1, double precision.</summary>
    public static IReadOnlyList<LstmSizes> OfCells { get; } =
    [
        new(Batch: 3, Features: 2, Hidden: 4),
        new(Batch: 1, Features: 3, Hidden: 2),
        new(Batch: 3, Features: 3, Hidden: 3),
        new(Batch: 1, Features: 1, Hidden: 1),
        new(Batch: 2, Features: 4, Hidden: 3, DoublePrecision: true),
    ];

    /// <summary>For exercises on sequences: the same, and a sequence of one step.</summary>
    public static IReadOnlyList<LstmSizes> OfSequences { get; } =
    [
        new(Batch: 3, Features: 2, Hidden: 4, Steps: 5),
        new(Batch: 1, Features: 3, Hidden: 2, Steps: 4),
        new(Batch: 2, Features: 2, Hidden: 3, Steps: 1),
        new(Batch: 3, Features: 3, Hidden: 3, Steps: 3),
        new(Batch: 2, Features: 4, Hidden: 3, Steps: 6, DoublePrecision: true),
    ];

    /// <summary>The sizes of one step in words.</summary>
    public string CellText => $"batch {Batch}, features {Features}, hidden {Hidden}{Precision}";

    /// <summary>The sizes of a sequence in words.</summary>
    public string SequenceText => $"batch {Batch}, {Steps} {(Steps == 1 ? "step" : "steps")}, features {Features}, hidden {Hidden}{Precision}";

    private string Precision => DoublePrecision ? ", float64" : "";

    /// <summary>xt (batch, features), aPrev (batch, hidden).</summary>
    public object?[] StepInputs(Random random) => [Tensor(random, Batch, Features), Tensor(random, Batch, Hidden)];

    /// <summary>x (batch, steps, features), a0 (batch, hidden), c0 (batch, hidden).</summary>
    public object?[] SequenceInputs(Random random) => [Tensor(random, Batch, Steps, Features), Tensor(random, Batch, Hidden), Cell(random)];

    /// <summary>Shape (batch, hidden), larger than a state: nothing holds a cell between -1 and 1.</summary>
    public torch.Tensor Cell(Random random) => Tensor(random, Batch, Hidden) * 2;

    /// <summary>Wf, bf, Wu, bu, Wc, bc, Wo, bo.</summary>
    public object?[] Weights(Random random) =>
        [.. Enumerable.Range(0, 4).SelectMany(_ => new[] { Tensor(random, Hidden, Hidden + Features), Tensor(random, Hidden) })];

    /// <summary>Values of this case's dtype.</summary>
    public torch.Tensor Tensor(Random random, params long[] shape) => Draw.Tensor(random, DoublePrecision ? torch.float64 : torch.float32, 0.8, shape);
}
