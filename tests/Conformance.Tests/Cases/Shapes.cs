using static TorchSharp.torch;

namespace Conformance.Tests.Cases;

/// <summary>Views, joins, indexing to read and to write.</summary>
public static class Shapes
{
    /// <summary>The cases.</summary>
    public static Case[] All =>
    [
        new("x.reshape(4, -1)", v => v.X.reshape(4, -1)),
        new("x.view(-1)", v => v.X.view(-1)),
        new("x.transpose(0, 2)", v => v.X.transpose(0, 2)),
        new("x.permute(1, 2, 0)", v => v.X.permute(1, 2, 0)),
        new("x.unsqueeze(1)", v => v.X.unsqueeze(1)),
        new("x[:, :1].squeeze(1)", v => v.X.narrow(1, 0, 1).squeeze(1)),
        new("m.expand(2, 3, 4)", v => v.M.expand(2, 3, 4)),
        new("m.repeat(2, 1)", v => v.M.repeat(2, 1)),
        new("torch.cat((x, y), 1)", v => cat([v.X, v.Y], 1)),
        new("torch.stack((x, y), 1)", v => stack([v.X, v.Y], 1)),
        new("torch.hstack((m, m))", v => hstack([v.M, v.M])),
        new("torch.vstack((m, m))", v => vstack([v.M, v.M])),
        new("x.split(2, 1)[1]", v => v.X.split(2, 1)[1]),
        new("x.chunk(2, 2)[0]", v => v.X.chunk(2, 2)[0]),
        new("x.flip(0, 2)", v => v.X.flip(0, 2)),
        new("x.flatten(1)", v => v.X.flatten(1)),
        new("x.unbind(1)[2]", v => v.X.unbind(1)[2]),
        new("m.roll(1, 0)", v => v.M.roll(1, 0)),
        new("m.tril()", v => v.M.tril()),
        new("m.triu(1)", v => v.M.triu(1)),
        new("m.diagonal()", v => v.M.diagonal()),
        new("x[1]", v => v.X[1]),
        new("x[..., -1]", v => v.X[TensorIndex.Ellipsis, -1]),
        new("x[:, 1:3]", v => v.X[.., 1..3]),
        new("x[:, :, ::2]", v => v.X[TensorIndex.Colon, TensorIndex.Colon, TensorIndex.Slice(step: 2)]),
        new("x[0, None, 1]", v => v.X[TensorIndex.Single(0), TensorIndex.None, TensorIndex.Single(1)]),
        new("m[b]", v => v.M[TensorIndex.Tensor(v.B)]),
        new("m[tensor([2, 0, 2])]", v => v.M[TensorIndex.Tensor(tensor([2L, 0L, 2L]))]),
        new("m.masked_select(b)", v => v.M.masked_select(v.B)),
        new("m.masked_fill(b, -1)", v => v.M.masked_fill(v.B, -1)),
        new("m.index_select(1, tensor([3, 1]))", v => v.M.index_select(1, tensor([3L, 1L]))),
        new("m.gather(1, i[:, :2].repeat(2, 1)[:3])", v => v.M.gather(1, v.I.narrow(1, 0, 2).repeat(2, 1).narrow(0, 0, 3))),
        new("torch.zeros(2, 4, dtype=float64).scatter(1, i, m[:2, :3])", v => zeros(2, 4, dtype: float64).scatter(1, v.I, v.M.narrow(0, 0, 2).narrow(1, 0, 3))),
        new("torch.zeros(2, 4, dtype=float64).scatter_add(1, i, m[:2, :3])", v => zeros(2, 4, dtype: float64).scatter_add(1, v.I, v.M.narrow(0, 0, 2).narrow(1, 0, 3))),
        new("b.nonzero()", v => v.B.nonzero()),
        new("functional.one_hot(i, 4)", v => nn.functional.one_hot(v.I, 4)),
        new("torch.arange(2, 11, 3)", v => arange(2, 11, 3)),
        new("torch.arange(0, 1, 0.25)", v => arange(0, 1, 0.25)),
        new("torch.linspace(-1, 2, 7, dtype=float64)", v => linspace(-1, 2, 7, dtype: float64)),
        new("torch.eye(3)", v => eye(3)),
        new("torch.full((2, 2), 0.5)", v => full([2L, 2L], 0.5)),
        new("torch.ones_like(i)", v => ones_like(v.I)),
        new("torch.outer(f, f)", v => outer(v.F, v.F)),
        new("m.mm(t)", v => v.M.mm(v.T)),
        new("m.matmul(t)", v => v.M.matmul(v.T)),
        new("x.matmul(t)", v => v.X.matmul(v.T)),
        new("x.bmm(y.transpose(1, 2))", v => v.X.bmm(v.Y.transpose(1, 2))),
        new("m.mv(m[0])", v => v.M.mv(v.M[0])),
        new("m[0].dot(m[1])", v => v.M[0].dot(v.M[1])),
        new("torch.addmm(m[:, :3], m, t)", v => addmm(v.M.narrow(1, 0, 3), v.M, v.T, 1, 1)),
        new("torch.einsum('bij,jk->bik', x, t)", v => einsum("bij,jk->bik", v.X, v.T)),
        new("torch.einsum('bij,bij->b', x, y)", v => einsum("bij,bij->b", v.X, v.Y)),
    ];
}
