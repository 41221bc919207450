using TorchSharp;
using Workbook.Batches;
using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>Explains a loss that is not a finite number.</summary>
internal static class NonFiniteLoss
{
    /// <summary>The error to throw: where it happened, what was seen before, what is not finite, and what usually helps.</summary>
    public static InvalidOperationException Explain(nn.Module model, Batch batch, double loss, TrainingPosition position, double learningRate, double? gradientNorm, double? clipNorm)
    {
        string before = position.Updates == 0 ? "It is the first update, so nothing was learned yet."
            : FormattableString.Invariant($"The mean loss before was {position.MeanLoss:G4}{(gradientNorm is { } norm ? $" and the last gradient had the norm {norm:G4}" : "")}, at a learning rate of {learningRate:G3}.");
        return new InvalidOperationException(FormattableString.Invariant($"The loss became {Name(loss)} at update {position.Updates + 1}, in epoch {position.Epoch + 1}. {before} {Cause(model, batch, position, clipNorm)} Nothing was updated by this batch."));
    }

    private static string Cause(nn.Module model, Batch batch, TrainingPosition position, double? clipNorm)
    {
        if (batch.Inputs.is_floating_point() && !IsFinite(batch.Inputs)) return "The inputs of this batch hold numbers that are not finite: look for a division by zero or a logarithm of zero where they are made.";
        foreach (var (name, parameter) in model.named_parameters())
            if (!IsFinite(parameter)) return $"The parameter '{name}' holds numbers that are not finite, so an earlier update was too large: {Remedy(clipNorm)}";
        return position.Updates == 0
            ? "All parameters and inputs are finite, so the loss function itself divides by zero, takes the logarithm of zero, or has no target at all."
            : $"All parameters are finite, so the numbers overflow within the network or the loss: {Remedy(clipNorm)}";
    }

    private static string Remedy(double? clipNorm) => clipNorm is null
        ? "set ClipNorm, for example to 1, or take a smaller learning rate."
        : "take a smaller learning rate or a smaller ClipNorm.";

    private static bool IsFinite(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().isfinite().all().item<bool>();
    }

    private static string Name(double loss) => double.IsNaN(loss) ? "NaN (not a number)" : "infinite";
}
