using TorchSharp;
using Workbook.Batches;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Tests.Training;

/// <summary>What a model answers to data.</summary>
public sealed class AnswersTests
{
    /// <summary>Batches keep their order and size, dropout rests, no gradient is kept, and the model trains on afterwards.</summary>
    [Fact]
    public void Answers_are_those_of_evaluation_mode()
    {
        using var dropout = nn.Dropout(0.5);
        dropout.train();
        var (inputs, targets) = (arange(10, dtype: float32).reshape(5, 2), arange(5, dtype: float32));
        var (answers, asked) = Evaluation.Answers(dropout, new TensorBatches(inputs.requires_grad_(), targets, batch: 2));
        Assert.Equal([2L, 2, 1], answers.Select(answer => answer.shape[0]));
        Assert.True(cat(answers, 0).equal(inputs.detach()).all().item<bool>());
        Assert.True(cat(asked, 0).equal(targets).all().item<bool>());
        Assert.All(answers, answer => Assert.False(answer.requires_grad));
        Assert.True(dropout.training);
    }
}
