using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Jazz;

/// <summary>Runs the two layers over a sequence: inputs (batch, steps, values), states (batch, n_a), one tensor (batch, values) per step.</summary>
internal delegate Tensor[] Stepping(LSTMCell cell, Linear densor, Tensor X, Tensor a0, Tensor c0);

/// <summary>A module of the two layers whose forward is given; the reference, the alternatives and the wrong answers are all of this kind.</summary>
internal sealed class SteppedNetwork : nn.Module<Tensor, Tensor, Tensor, Tensor[]>
{
    private readonly LSTMCell cell;
    private readonly Linear densor;
    private readonly Stepping stepping;

    public SteppedNetwork(LSTMCell cell, Linear densor, Stepping stepping, bool registered = true) : base(nameof(SteppedNetwork))
    {
        this.cell = cell;
        this.densor = densor;
        this.stepping = stepping;
        if (registered) RegisterComponents();
    }

    public override Tensor[] forward(Tensor input1, Tensor input2, Tensor input3) => stepping(cell, densor, input1, input2, input3);
}
