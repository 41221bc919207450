using static TorchSharp.torch;

namespace Conformance.Tests.Cases;

/// <summary>Losses and gradients.</summary>
public static class Losses
{
    /// <summary>The cases.</summary>
    public static Case[] All =>
    [
        new("functional.cross_entropy(x[0], i[0])", v => nn.functional.cross_entropy(v.X[0], v.I[0])),
        new("functional.cross_entropy(x[0], i[0], reduction='none')", v => nn.functional.cross_entropy(v.X[0], v.I[0], reduction: nn.Reduction.None)),
        new("functional.cross_entropy(x[0], i[0], reduction='sum')", v => nn.functional.cross_entropy(v.X[0], v.I[0], reduction: nn.Reduction.Sum)),
        new("functional.cross_entropy(x[0], i[0], ignore_index=2)", v => nn.functional.cross_entropy(v.X[0], v.I[0], ignore_index: 2)),
        new("functional.nll_loss(x[0].log_softmax(1), i[0])", v => nn.functional.nll_loss(v.X[0].log_softmax(1), v.I[0])),
        new("functional.mse_loss(x, y)", v => nn.functional.mse_loss(v.X, v.Y)),
        new("functional.binary_cross_entropy(x.sigmoid(), (y > 1).to(float64))", v => nn.functional.binary_cross_entropy(v.X.sigmoid(), (v.Y > 1).to_type(float64))),
        new("functional.binary_cross_entropy_with_logits(x, (y > 1).to(float64))", v => nn.functional.binary_cross_entropy_with_logits(v.X, (v.Y > 1).to_type(float64))),
        new("gradient(lambda w: (x.matmul(w.t()).tanh() ** 2).sum(), m)", v => Gradient(w => v.X.matmul(w.t()).tanh().pow(2).sum(), v.M)),
        new("gradient(lambda w: functional.cross_entropy(w, i[0]), m)", v => Gradient(w => nn.functional.cross_entropy(w, v.I[0]), v.M)),
        new("gradient(lambda w: (w.softmax(1) * m).sum(), m)", v => Gradient(w => (w.softmax(1) * v.M).sum(), v.M)),
        new("gradient(lambda w: w[:, 1:3].exp().sum() + w[0].prod(), m)", v => Gradient(w => w[.., 1..3].exp().sum() + w[0].prod(), v.M)),
        new("gradient(lambda w: (w + w[0]).sigmoid().mean(), m)", v => Gradient(w => (w + w[0]).sigmoid().mean(), v.M)),
        new("gradient(lambda w: torch.cat((w, w.flip(0)), 1).cumsum(1).pow(2).sum(), m)", v => Gradient(w => cat([w, w.flip(0)], 1).cumsum(1).pow(2).sum(), v.M)),
        new("gradient(lambda w: w.gather(1, i[:, :2].repeat(2, 1)[:3]).sum() + w.max(1).values.sum(), m)", v => Gradient(w => w.gather(1, v.I.narrow(1, 0, 2).repeat(2, 1).narrow(0, 0, 3)).sum() + w.max(1).values.sum(), v.M)),
    ];

    private static Tensor Gradient(Func<Tensor, Tensor> of, Tensor at)
    {
        var leaf = at.clone().requires_grad_(true);
        of(leaf).backward();
        return leaf.grad!;
    }
}
