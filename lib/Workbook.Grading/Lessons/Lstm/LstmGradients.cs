using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>The gradients of one step or of a whole sequence.</summary>
/// <param name="dx">Of the input.</param>
/// <param name="da">Of the state before, (batch, hidden).</param>
/// <param name="dc">Of the cell before, (batch, hidden).</param>
/// <param name="Weights">Of the weights, each in its own shape.</param>
internal sealed record LstmGradients(Tensor dx, Tensor da, Tensor dc, LstmWeights Weights)
{
    /// <summary>What the outputs are called in feedback.</summary>
    public static string[] WeightNames { get; } = ["gradient of Wf", "gradient of bf", "gradient of Wu", "gradient of bu", "gradient of Wc", "gradient of bc", "gradient of Wo", "gradient of bo"];

    /// <summary>As the learner returns them.</summary>
    public (Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor) AsTuple() =>
        (dx, da, dc, Weights.Wf, Weights.bf, Weights.Wu, Weights.bu, Weights.Wc, Weights.bc, Weights.Wo, Weights.bo);

    /// <summary>What PyTorch's way of recording finds: the gradients of the sum of each result times the gradient that arrives there.</summary>
    public static LstmGradients Recorded(Func<Tensor, Tensor, Tensor, LstmWeights, Tensor> weighted, Tensor x, Tensor a, Tensor c, LstmWeights w)
    {
        using var recording = enable_grad();
        Tensor[] leaves = [.. new[] { x, a, c }.Concat(w.All).Select(value => value.detach().clone().requires_grad_())];
        var gradients = autograd.grad([weighted(leaves[0], leaves[1], leaves[2], LstmWeights.From(leaves[3..]))], leaves);
        return new LstmGradients(gradients[0], gradients[1], gradients[2], LstmWeights.From([.. gradients.Skip(3)]));
    }
}
