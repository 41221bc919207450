using Workbook.Formatting;

namespace Workbook.Training;

/// <summary>One look at a running training: how far it is, the loss, the speed, the time left.</summary>
/// <param name="name">What the training is called.</param>
/// <param name="share">How much of the plan is done, 0 to 1.</param>
/// <param name="text">The numbers in words.</param>
public sealed class TrainingProgress(string name, double share, string text) : Picture
{
    /// <inheritdoc/>
    public override string ToHtml() =>
        $"<div style=\"margin:.3em 0\"><progress max=\"1\" value=\"{Html.Value(share)}\" aria-label=\"{Html.Escape(name)}\"></progress> {Html.Escape(ToString())}</div>";

    /// <inheritdoc/>
    public override string ToString() => $"{name}: {text}";

    internal static TrainingProgress Of(TrainingPlan plan, TrainingPosition position, int batches, double secondsOfCall, double tokensPerSecond, TrainingPoint? last)
    {
        double share = Share(plan, position, batches, secondsOfCall);
        string left = share is > 0.01 and < 1 && secondsOfCall > 0.5 ? $", {Duration(LeftOf(plan, position, batches, secondsOfCall, share))} left" : "";
        string validation = last?.ValidationLoss is { } measured ? FormattableString.Invariant($", validation {measured:F3}") : "";
        double loss = double.IsNaN(position.MeanLoss) ? last?.TrainingLoss ?? double.NaN : position.MeanLoss;
        return new TrainingProgress(plan.Name, share, FormattableString.Invariant($"epoch {position.Epoch + (double)position.Index / batches:F2}, loss {loss:F3}{validation}, {tokensPerSecond:N0} tokens/s{left}"));
    }

    private static double Share(TrainingPlan plan, TrainingPosition position, int batches, double secondsOfCall)
    {
        double share = 0;
        if (plan.Epochs is { } epochs) share = Math.Max(share, (position.Epoch + (double)position.Index / batches) / epochs);
        if (plan.Updates is { } updates) share = Math.Max(share, (double)position.Updates / updates);
        if (plan.Seconds is { } seconds) share = Math.Max(share, secondsOfCall / seconds);
        return Math.Clamp(share, 0, 1);
    }

    /// <summary>Seconds until the end of the plan that comes first, at the speed so far.</summary>
    private static double LeftOf(TrainingPlan plan, TrainingPosition position, int batches, double secondsOfCall, double share)
    {
        double left = plan.Seconds is { } seconds ? seconds - secondsOfCall : double.PositiveInfinity;
        double perUpdate = position.Updates > 0 ? position.Seconds / position.Updates : 0;
        if (plan.Updates is { } updates) left = Math.Min(left, (updates - position.Updates) * perUpdate);
        if (plan.Epochs is { } epochs) left = Math.Min(left, ((epochs - position.Epoch) * (long)batches - position.Index) * perUpdate);
        return share < 1 ? Math.Max(0, left) : 0;
    }

    private static string Duration(double seconds) => seconds < 90
        ? FormattableString.Invariant($"{seconds:F0} s")
        : FormattableString.Invariant($"{seconds / 60:F0} min");
}
