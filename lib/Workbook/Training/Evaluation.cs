using TorchSharp;
using Workbook.Batches;
using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>Measures a model on data without training it.</summary>
public static class Evaluation
{
    /// <summary>The mean loss per target, in evaluation mode and without gradients; mode and carried state of the model are left as they were.</summary>
    /// <param name="model">What the loss calls.</param>
    /// <param name="data">All its batches are read once, in the order of epoch 0.</param>
    /// <param name="loss">The mean loss per target of a batch, a single number.</param>
    /// <exception cref="ArgumentException">The loss is not a single number.</exception>
    public static double MeanLoss(nn.Module model, IBatchSource data, Func<Batch, Tensor> loss)
    {
        bool wasTraining = model.training;
        var carrier = model as ICarriesState;
        Tensor[] carried = [.. (carrier?.State ?? []).Select(tensor => tensor.clone().DetachFromDisposeScope())];
        model.eval();
        try
        {
            return Mean(carrier, data, loss);
        }
        finally
        {
            if (carrier is not null) carrier.State = carried;
            model.train(wasTraining);
        }
    }

    /// <summary>What a model answers to every batch, in evaluation mode and without gradients; the model's mode is left as it was.</summary>
    /// <param name="model">Reads a batch's inputs.</param>
    /// <param name="data">All its batches are read once, in the order of epoch 0; the last one may be smaller.</param>
    /// <returns>One tensor of answers and one of targets per batch, in the caller's dispose scope.</returns>
    public static (Tensor[] Outputs, Tensor[] Targets) Answers(nn.Module<Tensor, Tensor> model, IBatchSource data)
    {
        bool wasTraining = model.training;
        model.eval();
        try
        {
            using var withoutGradient = no_grad();
            var (outputs, targets) = (new Tensor[data.Count], new Tensor[data.Count]);
            for (int index = 0; index < data.Count; index++)
            {
                using var scope = NewDisposeScope();
                var batch = data.Read(0, index);
                outputs[index] = model.call(batch.Inputs).MoveToOuterDisposeScope();
                targets[index] = batch.Targets.MoveToOuterDisposeScope();
            }
            return (outputs, targets);
        }
        finally
        {
            model.train(wasTraining);
        }
    }

    /// <summary>The number that a loss holds.</summary>
    internal static double Number(Tensor loss)
    {
        if (loss.numel() != 1) throw new ArgumentException($"The loss must be a single number, not a tensor of shape ({string.Join(", ", loss.shape)}); take its mean.");
        return loss.dtype == float64 ? loss.item<double>() : loss.item<float>();
    }

    private static double Mean(ICarriesState? carrier, IBatchSource data, Func<Batch, Tensor> loss)
    {
        double sum = 0, asked = 0;
        using var withoutGradient = no_grad();
        for (int index = 0; index < data.Count; index++)
        {
            using var scope = NewDisposeScope();
            var batch = data.Read(0, index);
            if (!batch.Continues && carrier is not null) carrier.State = [];
            sum += Number(loss(batch)) * batch.Asked;
            asked += batch.Asked;
        }
        return sum / asked;
    }
}
