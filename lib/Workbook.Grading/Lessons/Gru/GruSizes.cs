using TorchSharp;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Gru;

/// <summary>The sizes of one test case of a gated network, and inputs drawn in those sizes.</summary>
internal sealed record GruSizes(int Batch, int Features, int Hidden, int Steps = 1, bool DoublePrecision = false)
{
    public string Text => $"batch {Batch}, {(Steps > 1 ? $"{Steps} steps, " : "")}features {Features}, hidden {Hidden}{(DoublePrecision ? ", float64" : "")}";

    private torch.ScalarType Dtype => DoublePrecision ? torch.float64 : torch.float32;

    /// <summary>The sizes of the checks of one step: unequal, batch 1, square, everything 1, double precision.</summary>
    public static IReadOnlyList<GruSizes> OfOneStep { get; } =
    [
        new(Batch: 3, Features: 4, Hidden: 5),
        new(Batch: 1, Features: 3, Hidden: 2),
        new(Batch: 3, Features: 3, Hidden: 3),
        new(Batch: 1, Features: 1, Hidden: 1),
        new(Batch: 2, Features: 5, Hidden: 3, DoublePrecision: true),
    ];

    public torch.Tensor Tensor(Random random, params long[] shape) => Draw.Tensor(random, Dtype, 0.9, shape);

    /// <summary>One input (batch, features).</summary>
    public torch.Tensor Input(Random random) => Tensor(random, Batch, Features);

    /// <summary>One memory (batch, hidden).</summary>
    public torch.Tensor Memory(Random random) => Tensor(random, Batch, Hidden);

    /// <summary>So many weight matrices (hidden, hidden + features), then as many biases (hidden).</summary>
    public torch.Tensor[] Weights(Random random, int matrices) =>
    [
        .. Enumerable.Range(0, matrices).Select(_ => Tensor(random, Hidden, Hidden + Features)),
        .. Enumerable.Range(0, matrices).Select(_ => Tensor(random, Hidden)),
    ];
}
