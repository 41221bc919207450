using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests.Schedulers;

/// <summary>
/// The learning rates were made with PyTorch, for an optimizer of two groups with rates 0.5 and 0.02, of which the second is shown:
/// <code>
/// o = optim.SGD([{'params': [torch.zeros(1, requires_grad=True)]}, {'params': [torch.zeros(1, requires_grad=True)], 'lr': 0.02}], lr=0.5)
/// schedule = lr_scheduler.StepLR(o, 3, 0.5)    # and so on, as below
/// for i in range(12): o.step(); schedule.step(); print(o.param_groups[1]['lr'])    # schedule.step(losses[i]) for ReduceLROnPlateau
/// </code>
/// </summary>
public class SchedulerTests
{
    static readonly double[] Losses = [1, .9, .95, .9, .9, .89, .9, .9, .9, .9, .9, .9];

    static SGD Optimizer() => optim.SGD([new SGD.ParamGroup([new Parameter(zeros(1))], 0.5), new SGD.ParamGroup([new Parameter(zeros(1))], 0.02)], 0.5);

    static void Follows(Func<optim.Optimizer, LRScheduler> make, double[]? losses, params double[] expected)
    {
        var optimizer = Optimizer();
        var schedule = make(optimizer);
        var rates = new List<double> { optimizer.ParamGroups.Last().LearningRate };
        for (var epoch = 0; epoch < 12; epoch++)
        {
            optimizer.step();
            if (losses is null) schedule.step();
            else schedule.step(losses[epoch]);
            Assert.Equal(optimizer.ParamGroups.Select(group => group.LearningRate), schedule.get_last_lr());
            rates.Add(optimizer.ParamGroups.Last().LearningRate);
        }
        Assert.Equal(expected.Length, rates.Count);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], rates[i], 1e-14);
    }

    [Fact]
    public void StepLRIsPyTorchs()
        => Follows(o => StepLR(o, 3, 0.5), null, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01, 0.005, 0.005, 0.005, 0.0025, 0.0025, 0.0025, 0.00125);

    [Fact]
    public void ExponentialLRIsPyTorchs()
        => Follows(o => ExponentialLR(o, 0.9), null, 0.02, 0.018, 0.0162, 0.01458, 0.013122, 0.0118098, 0.01062882, 0.009565938, 0.0086093442, 0.00774840978, 0.006973568802, 0.0062762119218, 0.00564859072962);

    [Fact]
    public void LambdaLRIsPyTorchs()
        => Follows(o => LambdaLR(o, n => 1 / (1 + 0.1 * n)), null, 0.02, 0.0181818181818182, 0.0166666666666667, 0.0153846153846154, 0.0142857142857143, 0.0133333333333333, 0.0125, 0.0117647058823529, 0.0111111111111111, 0.0105263157894737, 0.01, 0.00952380952380952, 0.00909090909090909);

    [Fact]
    public void CosineAnnealingLRIsPyTorchs()
        => Follows(o => CosineAnnealingLR(o, 4, 0.001), null, 0.02, 0.0172175144212722, 0.0105, 0.0037824855787278, 0.001, 0.0037824855787278, 0.0105, 0.0172175144212722, 0.02, 0.0172175144212722, 0.0105, 0.00378248557872781, 0.001);

    [Fact]
    public void ReduceLROnPlateauIsPyTorchs()
    {
        Follows(o => ReduceLROnPlateau(o, factor: 0.5, patience: 1, threshold: 1e-3), Losses, 0.02, 0.02, 0.02, 0.02, 0.01, 0.01, 0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025, 0.00125);
        Follows(o => ReduceLROnPlateau(o, "max", 0.3, 1, 0.01, "abs", 2, [0.01, 0.003]), Losses, 0.02, 0.02, 0.02, 0.006, 0.006, 0.006, 0.006, 0.003, 0.003, 0.003, 0.003, 0.003, 0.003);
    }

    /// <summary>Any epoch can be gone to: the rate is that of getting there step by step.</summary>
    [Fact]
    public void EpochsCanBeGoneTo()
    {
        foreach (var make in new Func<optim.Optimizer, LRScheduler>[] { o => StepLR(o, 3), o => ExponentialLR(o), o => LambdaLR(o, n => n), o => CosineAnnealingLR(o, 7) })
        {
            var (walking, jumping) = (make(Optimizer()), make(Optimizer()));
            for (var i = 0; i < 5; i++) walking.step();
            jumping.step(5);
            Assert.All(walking.get_last_lr().Zip(jumping.get_last_lr()), pair => Assert.Equal(pair.First, pair.Second, 1e-14));
        }
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Contains("\"less\"", Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(Optimizer(), "less")).Message);
        Assert.Contains("below 1", Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(Optimizer(), factor: 1)).Message);
        Assert.Contains("3 numbers for 2 groups", Assert.Throws<ArgumentException>(() => ReduceLROnPlateau(Optimizer(), min_lr: [1, 2, 3])).Message);
        Assert.Throws<InvalidOperationException>(ReduceLROnPlateau(Optimizer()).step);
        Assert.Contains("step_size", Assert.Throws<ArgumentException>(() => StepLR(Optimizer(), 0)).Message);
    }
}
