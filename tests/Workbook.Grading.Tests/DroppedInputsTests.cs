using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Lessons.Sentiment;
using Workbook.Networks;
using static TorchSharp.torch;

namespace Workbook.Grading.Tests;

/// <summary>What dropout takes is seen from outside, by whatever modules or functions it is done.</summary>
public sealed class DroppedInputsTests
{
    /// <summary>Masks over all steps, masks of single numbers and both at once are told apart, and what nobody drops is nothing.</summary>
    [Fact]
    public void Kinds_of_dropout_are_told_apart()
    {
        manual_seed(1);
        using var model = new LayerStack(
            nn.Embedding(20, 8), nn.Linear(8, 16), nn.Dropout(0.25), nn.LSTM(16, 16, batchFirst: true), new InputDropout(0.15), nn.GRU(16, 16, batchFirst: true),
            new LastStep(), nn.Dropout(0.25), nn.Linear(16, 1));
        Assert.Equal(
            "dense: nothing; LSTM: about 25 % at single steps; GRU: about 15 % of the features at all steps; dense: about 25 % of its inputs",
            DroppedInputs.Describe(model, randint(20, [160, 12]), 3));
        Assert.True(model.training);
    }

    /// <summary>A layer whose forward is called past the hooks is named, not passed over.</summary>
    [Fact]
    public void A_layer_that_is_not_called_is_named()
    {
        using var model = new PastTheHooks();
        Assert.Equal("dense: not run by its method call, so nothing could be seen", DroppedInputs.Describe(model, ones(4, 3), 1));
    }

    /// <summary>The engine draws afterwards what it would have drawn before.</summary>
    [Fact]
    public void The_random_state_is_left_alone()
    {
        using var model = new LayerStack(nn.Dropout(0.5), nn.Linear(3, 1));
        manual_seed(5);
        var expected = rand(3);
        manual_seed(5);
        DroppedInputs.Describe(model, ones(4, 3), 1);
        Assert.True(rand(3).equal(expected).all().item<bool>());
    }

    private sealed class PastTheHooks : nn.Module<Tensor, Tensor>
    {
        private readonly Linear dense = nn.Linear(3, 1);

        public PastTheHooks() : base(nameof(PastTheHooks)) => RegisterComponents();

        public override Tensor forward(Tensor x) => dense.forward(x);
    }
}
