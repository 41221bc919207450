using TorchSharp;

namespace Workbook.Batches;

/// <summary>Batches of windows of a text, encoded when they are read: no copy of the text, no one-hot vectors.</summary>
public sealed class WindowBatches : ExampleBatches
{
    private readonly TextWindows windows;

    internal WindowBatches(TextWindows windows, int batch, WindowTargets targets, int? seed) : base(windows.Count, batch, seed) =>
        (this.windows, Targets) = (windows, targets);

    /// <summary>Which steps have a target.</summary>
    public WindowTargets Targets { get; }

    private protected override string Content =>
        $"windows of {windows.Steps} from a text of {windows.TextLength}, target at {(Targets == WindowTargets.EveryStep ? "every step" : "the last step")}";

    private protected override Batch Make(int[] chosen)
    {
        int steps = windows.Steps;
        bool every = Targets == WindowTargets.EveryStep;
        var (inputs, targets) = (new long[chosen.Length * steps], new long[every ? chosen.Length * steps : chosen.Length]);
        for (int row = 0; row < chosen.Length; row++)
        {
            var window = windows.WithNext(chosen[row]);
            window[..steps].CopyTo(inputs.AsSpan(row * steps));
            if (every) window[1..].CopyTo(targets.AsSpan(row * steps));
            else targets[row] = window[steps];
        }
        var targetTensor = torch.tensor(targets);
        return new Batch(torch.tensor(inputs).reshape(chosen.Length, steps), every ? targetTensor.reshape(chosen.Length, steps) : targetTensor);
    }
}
