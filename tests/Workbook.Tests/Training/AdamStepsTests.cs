using TorchSharp;
using Workbook.Training;
using static TorchSharp.torch;

namespace Workbook.Tests.Training;

/// <summary>The training of plain tensors takes the steps of Adam.</summary>
public sealed class AdamStepsTests
{
    /// <summary>
    /// Losses and parameters of five steps are PyTorch's:
    /// <c>p = torch.tensor([1., -2., 0.5], dtype=torch.float64, requires_grad=True); o = torch.optim.Adam([p], lr=0.1)</c>, five times
    /// <c>o.zero_grad(); l = ((p - torch.tensor([0., 1., 2.])) ** 4).sum(); l.backward(); o.step()</c>.
    /// </summary>
    [Fact]
    public void Steps_are_those_of_PyTorch()
    {
        var parameter = tensor(new double[] { 1, -2, 0.5 }).requires_grad_();
        var goal = tensor(new double[] { 0, 1, 2 });
        double[] losses = new AdamSteps([parameter], 0.1).Run(5, () => (parameter - goal).pow(4).sum());
        double[] expectedLosses = [87.0625, 75.22580000244531, 64.7793350350778, 55.61073355163915, 47.60366669185486];
        Assert.All(losses.Zip(expectedLosses), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        var expected = tensor(new[] { 0.533922378257970, -1.506741835279102, 0.981646770891911 });
        Assert.True(allclose(parameter.detach(), expected, rtol: 0, atol: 1e-12));
    }

    /// <summary>A parameter that the loss does not use stays where it is.</summary>
    [Fact]
    public void Unused_parameters_stay()
    {
        var (used, unused) = (ones(2).requires_grad_(), ones(2).requires_grad_());
        new AdamSteps([used, unused], 0.1).Run(3, () => used.pow(2).sum());
        Assert.True(allclose(unused.detach(), ones(2)));
        Assert.True(used.detach().max().item<float>() < 0.8f);
    }

    /// <summary>The learning rate may change between steps: at zero nothing moves.</summary>
    [Fact]
    public void Learning_rate_takes_effect()
    {
        var parameter = ones(2).requires_grad_();
        var adam = new AdamSteps([parameter], 0.1) { LearningRate = 0 };
        Assert.Equal(2, adam.Step(() => parameter.sum()), 1e-6);
        Assert.Equal(2, adam.Step(() => parameter.sum()), 1e-6);
    }

    /// <summary>What cannot be trained is named: a tensor without gradient, a loss that is not a number.</summary>
    [Fact]
    public void Mistakes_are_named()
    {
        var error = Assert.Throws<ArgumentException>(() => new AdamSteps([ones(1).requires_grad_(), ones(2, 3)], 0.1));
        Assert.Contains("Parameter 1, of shape (2, 3)", error.Message, StringComparison.Ordinal);
        var parameter = zeros(1).requires_grad_();
        var infinite = Assert.Throws<InvalidOperationException>(() => new AdamSteps([parameter], 0.1).Step(() => parameter.log().sum()));
        Assert.Contains("step 1", infinite.Message, StringComparison.Ordinal);
    }
}
