using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Losses;

/// <summary>
/// Values and gradients were made with PyTorch:
/// <code>
/// x = torch.tensor([[1., 2., 0.5], [0.1, -1., 3.]], dtype=torch.float64, requires_grad=True); t = torch.tensor([1, 2])
/// w = torch.tensor([1., 2., .5], dtype=torch.float64); p = torch.tensor([[.2, .5, .3], [.1, .1, .8]], dtype=torch.float64)
/// nn.CrossEntropyLoss(w, ignore_index=2, reduction='sum')(x, t), nn.CrossEntropyLoss(label_smoothing=.2)(x, t), nn.NLLLoss(w)(x, t),
/// nn.BCELoss(w)(x.sigmoid(), p), nn.BCEWithLogitsLoss(w, pos_weight=w)(x, p), nn.MSELoss(reduction='sum')(x, p), nn.L1Loss()(x, p)
/// </code>
/// </summary>
public class LossModuleTests
{
    readonly Tensor x = tensor(new[,] { { 1.0, 2.0, 0.5 }, { 0.1, -1.0, 3.0 } }, requires_grad: true);
    readonly Tensor t = tensor(new[] { 1L, 2L });
    readonly Tensor w = tensor(new[] { 1.0, 2.0, 0.5 });
    readonly Tensor p = tensor(new[,] { { 0.2, 0.5, 0.3 }, { 0.1, 0.1, 0.8 } });

    void Check(Tensor loss, double expected, params double[] gradient)
    {
        Numbers.Close(loss, [], 1e-8, expected);
        loss.backward();
        Numbers.Close(x.grad!, [2, 3], 1e-8, gradient);
    }

    [Fact]
    public void CrossEntropyWithWeightsAndIgnoredClass()
        => Check(new TorchSharp.Modules.CrossEntropyLoss(w, ignore_index: 2, reduction: Reduction.Sum).call(x, t), 0.928737568, 0.462447795, -0.742936562, 0.280488766, 0, 0, 0);

    [Fact]
    public void CrossEntropyWithSmoothedLabels()
        => Check(new TorchSharp.Modules.CrossEntropyLoss(label_smoothing: 0.2).call(x, t), 0.580904835, 0.0822786155, -0.119067474, 0.0367888582, -0.00770153048, -0.0248012473, 0.0325027778);

    [Fact]
    public void NegativeLogLikelihood() => Check(NLLLoss(w).call(x, t), -2.2, 0, -0.8, 0, 0, 0, -0.2);

    [Fact]
    public void BinaryCrossEntropy()
        => Check(BCELoss(w).call(x.sigmoid(), p), 0.944061652, 0.0885097631, 0.126932359, 0.0268716109, 0.0708298646, 0.0563138071, 0.0127145106);

    [Fact]
    public void BinaryCrossEntropyOfLogits()
        => Check(BCEWithLogitsLoss(w, pos_weights: w).call(x, p), 1.00144617, 0.0885097631, 0.107065206, 0.0315908693, 0.0708298646, 0.0319451878, 0.014295373);

    [Fact]
    public void SquaredError() => Check(MSELoss(Reduction.Sum).call(x, p), 8.98, 1.6, 3, 0.4, 0, -2.2, 4.4);

    [Fact]
    public void AbsoluteError() => Check(L1Loss().call(x, p), 0.966666667, 0.166666667, 0.166666667, 0.166666667, 0, -0.166666667, 0.166666667);

    /// <summary>Weights of a loss that belongs to a model follow its dtype, and are no part of its state.</summary>
    [Fact]
    public void WeightsFollowTheModel()
    {
        var loss = CrossEntropyLoss(w);
        Assert.Empty(loss.state_dict());
        Assert.Equal(float32, loss.to(float32).weight!.dtype);
    }
}
