using static TorchSharp.torch;

namespace Conformance.Tests.Cases;

/// <summary>Reductions over all elements and over dimensions, sorting, sums along the way.</summary>
public static class Reductions
{
    /// <summary>The cases.</summary>
    public static Case[] All =>
    [
        new("x.sum()", v => v.X.sum()),
        new("x.sum(1)", v => v.X.sum(1)),
        new("x.sum(-1, keepdim=True)", v => v.X.sum(-1, keepdim: true)),
        new("x.sum((0, 2))", v => v.X.sum([0L, 2L])),
        new("i.sum()", v => v.I.sum()),
        new("f.sum()", v => v.F.sum()),
        new("x.mean()", v => v.X.mean()),
        new("x.mean((0, 1))", v => v.X.mean([0L, 1L])),
        new("x.prod()", v => v.X.prod()),
        new("x.var()", v => v.X.var()),
        new("x.var(1, unbiased=False)", v => v.X.var(1, unbiased: false)),
        new("x.std(2)", v => v.X.std(2)),
        new("x.max()", v => v.X.max()),
        new("x.min()", v => v.X.min()),
        new("x.max(1).values", v => v.X.max(1).values),
        new("x.max(1).indices", v => v.X.max(1).indexes),
        new("x.min(2, keepdim=True).values", v => v.X.min(2, keepdim: true).values),
        new("x.argmax()", v => v.X.argmax()),
        new("x.argmax(1)", v => v.X.argmax(1)),
        new("x.argmin(-1, keepdim=True)", v => v.X.argmin(-1, keepdim: true)),
        new("x.amax(2)", v => v.X.amax([2L])),
        new("b.any()", v => v.B.any()),
        new("b.all()", v => v.B.all()),
        new("b.any(0)", v => v.B.any(0)),
        new("b.all(1)", v => v.B.all(1)),
        new("x.softmax(1)", v => v.X.softmax(1)),
        new("(x * 100).softmax(-1)", v => (v.X * 100).softmax(-1)),
        new("x.log_softmax(0)", v => v.X.log_softmax(0)),
        new("f.softmax(0)", v => v.F.softmax(0)),
        new("x.logsumexp(1)", v => v.X.logsumexp(1)),
        new("x.cumsum(1)", v => v.X.cumsum(1)),
        new("m.cumprod(0)", v => v.M.cumprod(0)),
        new("x.sort(2).values", v => v.X.sort(2).Values),
        new("x.sort(1, descending=True).indices", v => v.X.sort(1, descending: true).Indices),
        new("x.argsort(0)", v => v.X.argsort(0)),
        new("x.topk(2).values", v => v.X.topk(2).values),
        new("x.topk(2, 1, largest=False).indices", v => v.X.topk(2, 1, largest: false).indexes),
        new("x.median()", v => v.X.median()),
        new("x.norm()", v => v.X.norm()),
        new("m.norm(1, dim=0)", v => v.M.norm(0, false, 1f)),
        new("torch.unique(i)", v => unique(v.I).output),
        new("torch.bincount(i.flatten())", v => bincount(v.I.flatten())),
        new("torch.count_nonzero(b, 0)", v => count_nonzero(v.B, [0L])),
    ];
}
