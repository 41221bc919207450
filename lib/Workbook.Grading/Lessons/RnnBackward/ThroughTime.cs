using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.RnnBackward;

/// <summary>
/// What a backward pass over a sequence starts from: da (batch, steps, hidden), the gradient each state gets directly from
/// the loss, x (batch, steps, features), a0 (batch, hidden), the states a (batch, steps, hidden), Wax and Waa.
/// </summary>
internal sealed record ThroughTime(Tensor da, Tensor x, Tensor a0, Tensor a, Tensor Wax, Tensor Waa)
{
    public long Steps => x.shape[1];

    /// <summary>a&lt;t-1&gt; for the step at index t.</summary>
    public Tensor Before(long t) => t == 0 ? a0 : a.select(1, t - 1);

    /// <summary>The gradients of one step when <paramref name="daNext"/> arrives at its state.</summary>
    public (Tensor dxt, Tensor daPrev, Tensor dWax, Tensor dWaa, Tensor dba) Step(long t, Tensor daNext) =>
        RnnCellBackward.Solve(daNext, x.select(1, t), Before(t), a.select(1, t), Wax, Waa);

    /// <summary>Backwards over all steps.</summary>
    /// <param name="carry">What the step at index t lets through of the gradient that comes from the step after it.</param>
    public (Tensor dx, Tensor da0, Tensor dWax, Tensor dWaa, Tensor dba) Backward(Func<long, Tensor, Tensor> carry)
    {
        var (dx, carried) = (new Tensor[Steps], zeros_like(a0));
        var (dWax, dWaa, dba) = (zeros_like(Wax), zeros_like(Waa), zeros(Waa.shape[0], dtype: Waa.dtype));
        for (long t = Steps - 1; t >= 0; t--)
        {
            var step = Step(t, da.select(1, t) + carry(t, carried));
            (dx[t], carried) = (step.dxt, step.daPrev);
            (dWax, dWaa, dba) = (dWax + step.dWax, dWaa + step.dWaa, dba + step.dba);
        }
        return (stack(dx, 1), carried, dWax, dWaa, dba);
    }

    /// <summary>Backwards over all steps, nothing cut.</summary>
    public (Tensor dx, Tensor da0, Tensor dWax, Tensor dWaa, Tensor dba) Backward() => Backward((_, carried) => carried);
}
