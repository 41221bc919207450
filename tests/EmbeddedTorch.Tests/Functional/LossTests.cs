using System.Runtime.InteropServices;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Functional;

/// <summary>
/// The numbers were made with PyTorch:
/// <code>
/// import torch, torch.nn.functional as F
/// x = torch.tensor([[1.0, 2.0, 0.5], [0.1, -1.0, 3.0]], dtype=torch.float64)
/// t = torch.tensor([1, 2]); w = torch.tensor([1.0, 2.0, 0.5], dtype=torch.float64)
/// p = torch.tensor([[0.2, 0.5, 0.3], [0.1, 0.1, 0.8]], dtype=torch.float64)
/// F.cross_entropy(x, t); F.cross_entropy(x, t, reduction='none'); F.cross_entropy(x, t, weight=w)
/// F.cross_entropy(x, torch.tensor([1, -100])); F.cross_entropy(x, t, label_smoothing=0.1); F.cross_entropy(x, p)
/// F.cross_entropy(x, t, weight=w, label_smoothing=0.1)
/// F.binary_cross_entropy(x.sigmoid(), p); F.binary_cross_entropy_with_logits(x, p, pos_weight=w)
/// F.mse_loss(x, p); F.smooth_l1_loss(x, p); F.kl_div(x, p, reduction='sum')
/// </code>
/// </summary>
public class LossTests
{
    readonly Tensor x = tensor(new[,] { { 1.0, 2.0, 0.5 }, { 0.1, -1.0, 3.0 } });
    readonly Tensor t = tensor(new[] { 1L, 2L });
    readonly Tensor w = tensor(new[] { 1.0, 2.0, 0.5 });
    readonly Tensor p = tensor(new[,] { { 0.2, 0.5, 0.3 }, { 0.1, 0.1, 0.8 } });

    [Fact]
    public void ClassLosses()
    {
        Numbers.Close(cross_entropy(x, t), [], 1e-14, 0.2675715015342181);
        Numbers.Close(cross_entropy(x, t, reduction: Reduction.None), [2], 1e-14, 0.4643687841079449, 0.07077421896049133);
        Numbers.Close(cross_entropy(x, t, w), [], 1e-14, 0.3856498710784542);
        Numbers.Close(cross_entropy(x, tensor(new[] { 1L, -100L })), [], 1e-14, 0.4643687841079449);
        Numbers.Close(cross_entropy(x, t, label_smoothing: 0.1), [], 1e-14, 0.4242381682008848);
        Numbers.Close(cross_entropy(x, p), [], 1e-14, 0.9375715015342181);
        Numbers.Close(cross_entropy(x, t, w, label_smoothing: 0.1), [], 1e-14, 0.5407248907804691);
        Numbers.Close(binary_cross_entropy(x.sigmoid(), p), [], 1e-14, 0.8100853969844731);
        Numbers.Close(binary_cross_entropy_with_logits(x, p, pos_weights: w), [], 1e-14, 0.827459344653939);
        Numbers.Close(mse_loss(x, p), [], 1e-14, 1.4966666666666668);
        Numbers.Close(smooth_l1_loss(x, p), [], 1e-14, 0.6066666666666667);
        Numbers.Close(kl_div(x, p, log_target: false, reduction: Reduction.Sum), [], 1e-14, -5.328684873714751);
    }

    [Fact]
    public void TargetsThatDoNotFitAreNamed()
    {
        Assert.Contains("Int64", Assert.Throws<ExternalException>(() => cross_entropy(x, tensor(new[] { 1, 2 }))).Message);
        Assert.Contains("[2, 3] (input) and [3] (target)", Assert.Throws<ExternalException>(() => cross_entropy(x, tensor(new[] { 1L, 2L, 0L }))).Message);
        Assert.Contains("target 3 is out of bounds", Assert.Throws<ExternalException>(() => cross_entropy(x, tensor(new[] { 1L, 3L }))).Message);
        Assert.Throws<ExternalException>(() => binary_cross_entropy(x, p));
    }

    [Fact]
    public void OneHotWantsInt64()
    {
        Numbers.Equal(one_hot(t, 3), [2, 3], 0, 1, 0, 0, 0, 1);
        Numbers.Equal(one_hot(tensor(new[,] { { 0L }, { 1L } })), [2, 1, 2], 1, 0, 0, 1);
        Assert.Equal(ScalarType.Int64, one_hot(t, 3).dtype);
        Assert.Throws<ArgumentException>(() => one_hot(tensor(new[] { 1 }), 3));
        Assert.Throws<ExternalException>(() => one_hot(t, 2));
    }
}
