using TorchSharp;
using TorchSharp.Modules;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Tests.Training;

/// <summary>The training loop lets an optimizer take its steps.</summary>
public sealed class LearningTests
{
    /// <summary>
    /// Losses and parameters of five steps are PyTorch's:
    /// <c>p = torch.tensor([1., -2., 0.5], dtype=torch.float64, requires_grad=True); o = torch.optim.Adam([p], lr=0.1)</c>, five times
    /// <c>o.zero_grad(); l = ((p - torch.tensor([0., 1., 2.])) ** 4).sum(); l.backward(); o.step()</c>.
    /// </summary>
    [Fact]
    public void Steps_are_those_of_PyTorch()
    {
        var parameter = new Parameter(tensor(new double[] { 1, -2, 0.5 }));
        var goal = tensor(new double[] { 0, 1, 2 });
        using var adam = optim.Adam([parameter], 0.1);
        double[] losses = Learning.Run(adam, 5, _ => (parameter - goal).pow(4).sum());
        double[] expectedLosses = [87.0625, 75.22580000244531, 64.7793350350778, 55.61073355163915, 47.60366669185486];
        Assert.All(losses.Zip(expectedLosses), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        var expected = tensor(new[] { 0.533922378257970, -1.506741835279102, 0.981646770891911 });
        Assert.True(allclose(parameter.detach(), expected, rtol: 0, atol: 1e-12));
    }

    /// <summary>Updates are numbered from 0, and clipped gradients move a parameter by learning rate times the norm, no further.</summary>
    [Fact]
    public void Long_gradients_are_clipped()
    {
        var parameter = new Parameter(zeros(2, dtype: float64));
        var slope = tensor(new double[] { 30, 40 });
        using var descent = optim.SGD([parameter], learningRate: 0.1);
        var numbers = new List<int>();
        Learning.Run(descent, 3, update =>
        {
            numbers.Add(update);
            return (parameter * slope).sum();
        }, maxNorm: 5);
        Assert.Equal([0, 1, 2], numbers);
        Assert.True(allclose(parameter.detach(), tensor(new double[] { -0.9, -1.2 }), rtol: 0, atol: 1e-6));
    }

    /// <summary>A loss that is not a number stops the training and says at which update.</summary>
    [Fact]
    public void A_loss_that_is_no_number_is_named()
    {
        var parameter = new Parameter(zeros(1));
        using var adam = optim.Adam([parameter], 0.1);
        var error = Assert.Throws<InvalidOperationException>(() => Learning.Run(adam, 2, _ => parameter.log().sum()));
        Assert.Contains("update 1", error.Message, StringComparison.Ordinal);
        Assert.Contains("smaller learning rate", error.Message, StringComparison.Ordinal);
    }
}
