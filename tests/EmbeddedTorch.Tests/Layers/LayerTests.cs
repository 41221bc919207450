using System.Runtime.InteropServices;
using TorchSharp.Tests.Autograd;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Layers;

/// <summary>
/// The numbers were made with PyTorch:
/// <code>
/// import torch, torch.nn as nn
/// torch.manual_seed(3); l = nn.Linear(3, 2); x = torch.tensor([[0.5, -1., 2.], [1.5, 0.25, -0.75]], requires_grad=True)
/// y = l(x); (y ** 2).sum().backward()           # l.weight, l.bias, y, and the gradients
/// torch.manual_seed(3); e = nn.Embedding(4, 3, padding_idx=1); (e(torch.tensor([[2, 1, 2], [0, 3, 1]])) ** 2).sum().backward()
/// ln = nn.LayerNorm(4); x = torch.tensor([[1., 2., 4., -1.], [0.5, 0., 3., 2.]], requires_grad=True); (ln(x) ** 3).sum().backward()
/// torch.manual_seed(5); nn.Dropout(0.5)(torch.ones(10))
/// torch.manual_seed(3); nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))(torch.tensor([[0.5, -1., 2.]]))
/// </code>
/// </summary>
public class LayerTests
{
    /// <summary>A linear layer starts, computes and learns with PyTorch's numbers.</summary>
    [Fact]
    public void LinearIsPyTorchs()
    {
        manual_seed(3);
        var layer = nn.Linear(3, 2);
        Numbers.Close(layer.weight!, [2, 3], 1e-8, -0.572427154, -0.455449253, -0.247287795, -0.546225488, -0.0327769108, -0.507933974);
        Numbers.Close(layer.bias!, [2], 1e-8, 0.313923627, 0.281399786);
        var x = tensor(new[,] { { 0.5f, -1f, 2f }, { 1.5f, 0.25f, -0.75f } }, requires_grad: true);
        var y = layer.call(x);
        Numbers.Close(y, [2, 2], 1e-6, -0.0114162862, -0.974803984, -0.473113567, -0.165182143);
        y.square().sum().backward();
        Numbers.Close(layer.weight!.grad!, [2, 3], 1e-6, -1.43075705, -0.213724211, 0.66400522, -1.47035038, 1.86701691, -3.65144277);
        Numbers.Close(layer.bias!.grad!, [2], 1e-6, -0.969059706, -2.27997231);
        Numbers.Close(x.grad!, [2, 3], 1e-6, 1.07799554, 0.0743012056, 0.995918334, 0.722099543, 0.441786766, 0.401793659);
    }

    /// <summary>The gradients of the affine map are right for any number of leading dimensions, with and without bias, for views, and twice.</summary>
    [Fact]
    public void LinearHasTheRightGradients()
    {
        manual_seed(1);
        var (x, w, b) = (randn(2, 3, 4, float64), randn(5, 4, float64), randn(5, float64));
        GradientCheck.Of("linear", t => nn.functional.linear(t[0], t[1], t[2]), x, w, b);
        GradientCheck.Of("linear of a vector", t => nn.functional.linear(t[0], t[1]), randn(4, float64), w);
        GradientCheck.Of("linear of views", t => nn.functional.linear(t[0].transpose(0, 1), t[1].t(), t[2]), x, w.t().contiguous(), b);
        GradientCheck.Of("gradient of linear", WeightGradient, x, w, b);
    }

    static Tensor WeightGradient(Tensor[] t)
    {
        using var mode = enable_grad();
        var w = t[1].requires_grad ? t[1] : t[1].clone().requires_grad_();
        return autograd.grad([nn.functional.linear(t[0], w, t[2]).pow(3).sum()], [w], create_graph: true)[0];
    }

    /// <summary>A shape or dtype that does not fit is named, with what to do.</summary>
    [Fact]
    public void LinearNamesWhatDoesNotFit()
    {
        var layer = nn.Linear(3, 2);
        Assert.Contains("[4, 5] (input) and [2, 3] (weights)", Assert.Throws<ExternalException>(() => layer.call(zeros(4, 5))).Message);
        Assert.Contains("to(torch.float64)", Assert.Throws<ExternalException>(() => layer.call(zeros(4, 3, float64))).Message);
    }

    /// <summary>Gradients add up over backward passes, as if each had its own.</summary>
    [Fact]
    public void GradientsAccumulate()
    {
        var layer = nn.Linear(2, 1);
        var x = tensor(new[,] { { 1f, 2f } });
        layer.call(x).sum().backward();
        layer.call(x).sum().backward();
        Numbers.Equal(layer.weight!.grad!, [1, 2], 2, 4);
        Numbers.Equal(layer.bias!.grad!, [1], 2);
    }

    /// <summary>An embedding starts with PyTorch's numbers, and its padding row is neither set nor learned.</summary>
    [Fact]
    public void EmbeddingIsPyTorchs()
    {
        manual_seed(3);
        var table = nn.Embedding(4, 3, padding_idx: 1);
        Numbers.Close(table.weight!, [4, 3], 1e-6, 0.803276062, 0.174833387, 0.0889780968, 0, 0, 0, 0.337495089, 1.01111591, -1.43517935, 0.977431774, 0.522049963, 1.23791671);
        table.call(tensor(new[,] { { 2L, 1L, 2L }, { 0L, 3L, 1L } })).square().sum().backward();
        Numbers.Close(table.weight!.grad!, [4, 3], 1e-5, 1.60655212, 0.349666774, 0.177956194, 0, 0, 0, 1.34998035, 4.04446363, -5.74071741, 1.95486355, 1.04409993, 2.47583342);
    }

    /// <summary>Indices outside of the table and of another dtype are refused, Int32 is not.</summary>
    [Fact]
    public void EmbeddingChecksIndices()
    {
        var table = nn.Embedding(4, 3);
        Assert.Contains("index 4 is out of range: the table has 4 rows", Assert.Throws<ExternalException>(() => table.call(tensor(new[] { 4L }))).Message);
        Assert.Contains("Int64", Assert.Throws<ExternalException>(() => table.call(zeros(2))).Message);
        Assert.Equal([2, 3], table.call(tensor(new[] { 1, 2 })).shape);
        Assert.Throws<ArgumentException>(() => nn.Embedding(4, 3, padding_idx: 4));
    }

    /// <summary>Given vectors are used as they are, and learned only if not frozen.</summary>
    [Fact]
    public void EmbeddingFromVectors()
    {
        var frozen = nn.Embedding_from_pretrained(tensor(new[,] { { 1f, 2f }, { 3f, 4f } }));
        Assert.False(frozen.weight!.requires_grad);
        Numbers.Equal(frozen.call(tensor(new[] { 1L })), [1, 2], 3, 4);
        Assert.True(nn.Embedding_from_pretrained(zeros(2, 2), freeze: false).weight!.requires_grad);
    }

    /// <summary>Vectors longer than max_norm are shortened in the table when they are read.</summary>
    [Fact]
    public void EmbeddingShortensLongVectors()
    {
        var table = nn.Embedding_from_pretrained(tensor(new[,] { { 3f, 4f }, { 30f, 40f }, { 0.3f, 0.4f } }), max_norm: 1);
        Numbers.Close(table.call(tensor(new[] { 0L, 2L })), [2, 2], 1e-6, 0.6, 0.8, 0.3, 0.4);
        Numbers.Close(table.weight!, [3, 2], 1e-6, 0.6, 0.8, 30, 40, 0.3, 0.4);
    }

    /// <summary>The gradient of a table is right, also divided by frequency, and twice.</summary>
    [Fact]
    public void EmbeddingHasTheRightGradient()
    {
        manual_seed(1);
        var i = tensor(new[] { 2L, 0L, 2L });
        var table = nn.Embedding(4, 3, dtype: float64, scale_grad_by_freq: true);
        table.call(i).sum().backward();
        Numbers.Close(table.weight!.grad!, [4, 3], 1e-15, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0);
        var plain = nn.Embedding(4, 3, dtype: float64);
        var once = autograd.grad([plain.call(i).pow(3).sum()], [plain.weight!], create_graph: true)[0];
        once.sum().backward();
        var counts = tensor(new[,] { { 1.0 }, { 0 }, { 2 }, { 0 } });
        Numbers.Same(plain.weight!.detach().mul(6).mul(counts), plain.weight!.grad!, 1e-12);
    }

    /// <summary>Layer normalization computes and learns with PyTorch's numbers.</summary>
    [Fact]
    public void LayerNormIsPyTorchs()
    {
        var layer = nn.LayerNorm(4);
        var x = tensor(new[,] { { 1f, 2f, 4f, -1f }, { 0.5f, 0f, 3f, 2f } }, requires_grad: true);
        var y = layer.call(x);
        Numbers.Close(y, [2, 4], 1e-6, -0.277349651, 0.27734971, 1.38674843, -1.38674831, -0.733796716, -1.15310919, 1.36276555, 0.524140596);
        y.pow(3).sum().backward();
        Numbers.Close(x.grad!, [2, 4], 1e-5, -1.53608572, -1.53608584, 1.53608584, 1.53608608, -0.81664598, 1.37078977, 1.51662803, -2.07077241);
        Numbers.Close(layer.weight!.grad!, [4], 1e-5, -1.24935889, -4.53572845, 15.5929461, -7.56846523);
        Numbers.Close(layer.bias!.grad!, [4], 1e-5, 1.84614134, 4.21975088, 11.3406029, 6.59338284);
    }

    /// <summary>Dropout drops what PyTorch drops, and nothing in evaluation.</summary>
    [Fact]
    public void DropoutIsPyTorchs()
    {
        var layer = nn.Dropout(0.5);
        manual_seed(5);
        Numbers.Equal(layer.call(ones(10)), [10], 0, 2, 2, 2, 2, 0, 0, 0, 0, 2);
        layer.eval();
        Numbers.Same(ones(10), layer.call(ones(10)));
        Assert.Throws<ArgumentException>(() => nn.Dropout(1.5));
    }

    /// <summary>Modules in sequence draw their start values in order.</summary>
    [Fact]
    public void SequentialIsPyTorchs()
    {
        manual_seed(3);
        var model = nn.Sequential(("first", nn.Linear(3, 4)), ("f", nn.Tanh()), ("last", nn.Linear(4, 1)));
        Numbers.Close(model.call(tensor(new[,] { { 0.5f, -1f, 2f } })), [1, 1], 1e-7, 0.0905013233);
        Assert.Equal(["first.weight", "first.bias", "last.weight", "last.bias"], model.named_parameters().Select(p => p.name));
        Assert.Equal(2, model[1..].Count);
    }

    /// <summary>Each activation module is the function of its name.</summary>
    [Fact]
    public void ActivationModulesAreTheirFunctions()
    {
        var x = tensor(new[,] { { -2f, -0.5f, 0f }, { 0.5f, 1f, 30f } });
        Numbers.Same(x.tanh(), nn.Tanh().call(x));
        Numbers.Same(x.sigmoid(), nn.Sigmoid().call(x));
        Numbers.Same(x.relu(), nn.ReLU().call(x));
        Numbers.Same(x.leaky_relu(0.2), nn.LeakyReLU(0.2).call(x));
        Numbers.Same(x.elu(0.5), nn.ELU(0.5).call(x));
        Numbers.Same(x.silu(), nn.SiLU().call(x));
        Numbers.Same(x.softplus(2, 10), nn.Softplus(2, 10).call(x));
        Numbers.Same(x.softmax(0), nn.Softmax(0).call(x));
        Numbers.Same(x.log_softmax(1), nn.LogSoftmax(1).call(x));
        Numbers.Same(x.flatten(), nn.Flatten(0).call(x));
        Numbers.Same(x, nn.Identity().call(x));
    }
}
