using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Autograd;

/// <summary>Every differentiable operation agrees with central differences, for contiguous and transposed inputs.</summary>
public partial class GradientTests
{
    static readonly Dictionary<string, (Func<Tensor[], Tensor> Function, Func<Generator, Tensor[]> Inputs)> Cases = [];

    static GradientTests()
    {
        AddElementwise();
        AddBinary();
        AddReductions();
        AddShapes();
        AddIndexing();
        AddProducts();
        AddLosses();
        AddOtherNames();
        AddMoreShapes();
        AddMoreFunctions();
    }

    internal static IEnumerable<string> Checked => Cases.Keys;

    internal static (Func<Tensor[], Tensor> Function, Func<Generator, Tensor[]> Inputs) Case(string name) => Cases[name];

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesWithCentralDifferences(string name)
    {
        using var numbers = new Generator(11);
        var (function, inputs) = Cases[name];
        GradientCheck.Of(name, function, inputs(numbers));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AgreesForInputsThatAreNotContiguous(string name)
    {
        using var numbers = new Generator(12);
        var (function, inputs) = Cases[name];
        GradientCheck.Of(name, x => function([.. x.Select(Detour)]), inputs(numbers));
    }

    /// <summary>Operations that have a gradient: that of floor and the like is zero, and takes no part in a graph.</summary>
    public static TheoryData<string> NamesOfTwiceDifferentiable => [.. Cases.Keys.Except(["floor", "ceil", "round", "trunc", "sign", "sgn"])];

    /// <summary>The gradient of the gradient, by recording the first pass.</summary>
    [Theory]
    [MemberData(nameof(NamesOfTwiceDifferentiable))]
    public void GradientsCanBeDifferentiatedAgain(string name)
    {
        using var numbers = new Generator(13);
        var (function, inputs) = Cases[name];
        Tensor FirstGradient(Tensor[] x)
        {
            using var mode = enable_grad();
            var leaf = x[0].requires_grad ? x[0] : x[0].detach().requires_grad_();
            var result = function([leaf, .. x[1..]]);
            return autograd.grad([(result * result.sin()).sum()], [leaf], create_graph: true)[0];
        }
        GradientCheck.Of("gradient of " + name, FirstGradient, inputs(numbers));
    }

    /// <summary>The same values behind strides of a larger tensor.</summary>
    static Tensor Detour(Tensor x) => x.dim() == 0 || !x.is_floating_point() ? x : stack([x, x], -1).select(-1, 1);

    static Tensor Normal(Generator g, params long[] shape) => randn(shape, dtype: float64, generator: g);

    static Tensor Positive(Generator g, params long[] shape) => rand(shape, dtype: float64, generator: g).add(0.2);

    static void One(string name, Func<Tensor, Tensor> function, params long[] shape)
        => Cases.Add(name, (x => function(x[0]), g => [Normal(g, shape.Length == 0 ? [2, 3] : shape)]));

    static void OnePositive(string name, Func<Tensor, Tensor> function)
        => Cases.Add(name, (x => function(x[0]), g => [Positive(g, 2, 3)]));

    static void Two(string name, Func<Tensor, Tensor, Tensor> function, long[] first, long[] second)
        => Cases.Add(name, (x => function(x[0], x[1]), g => [Normal(g, first), Normal(g, second)]));

    static void AddElementwise()
    {
        One("tanh", x => x.tanh());
        One("sigmoid", x => x.sigmoid());
        One("log_sigmoid", x => x.log_sigmoid());
        One("relu", x => x.relu());
        One("exp", x => x.exp());
        One("exp2", x => x.exp2());
        One("expm1", x => x.expm1());
        One("abs", x => x.abs());
        One("neg", x => -x);
        One("square", x => x.square());
        One("pow 3", x => x.pow(3));
        One("sin", x => x.sin());
        One("cos", x => x.cos());
        One("tan", x => x.tan());
        One("atan", x => x.atan());
        One("sinh", x => x.sinh());
        One("cosh", x => x.cosh());
        One("clamp", x => x.clamp(-0.5, 0.5));
        One("floor", x => x.floor());
        One("frac", x => x.frac());
        One("remainder", x => x.remainder(0.7));
        One("number - x", x => 2 - x);
        One("number / x", x => 2 / x);
        One("x * number", x => x * 3);
        One("clone", x => x.clone());
        One("to", x => x.to_type(float64, copy: true));
        One("erf", x => x.erf());
        One("silu", x => silu(x));
        One("gelu", x => gelu(x));
        One("elu", x => elu(x, 1.5));
        One("leaky_relu", x => leaky_relu(x));
        One("softplus", x => softplus(x));
        One("normalize", x => normalize(x));
        One("layer_norm", x => layer_norm(x, [3], tensor(new[] { 1.0, 2, 3 })));
        Two("cosine_similarity", (x, y) => cosine_similarity(x, y), [2, 3], [2, 3]);
        Two("logaddexp", (x, y) => x.logaddexp(y), [2, 3], [3]);
        Two("lerp", (x, y) => x.lerp(y, y.sigmoid()), [2, 3], [3]);
        OnePositive("log", x => x.log());
        OnePositive("log1p", x => x.log1p());
        OnePositive("log2", x => x.log2());
        OnePositive("log10", x => x.log10());
        OnePositive("sqrt", x => x.sqrt());
        OnePositive("rsqrt", x => x.rsqrt());
        OnePositive("reciprocal", x => x.reciprocal());
        OnePositive("pow 1.7", x => x.pow(1.7));
        OnePositive("logit", x => x.mul(0.5).logit());
        OnePositive("asin", x => x.mul(0.5).asin());
        OnePositive("acos", x => x.mul(0.5).acos());
    }

    static void AddBinary()
    {
        Two("add", (x, y) => x + y, [2, 3], [3]);
        Two("add alpha", (x, y) => x.add(y, 2.5), [2, 3], [2, 3]);
        Two("sub", (x, y) => x - y, [2, 1], [1, 3]);
        Two("mul", (x, y) => x * y, [2, 3], [2, 1]);
        Two("div", (x, y) => x / y, [2, 3], []);
        Two("maximum", (x, y) => x.maximum(y), [2, 3], [3]);
        Two("minimum", (x, y) => x.minimum(y), [2, 3], [3]);
        Two("clamp between tensors", (x, y) => x.clamp(y - 1, y + 1), [2, 3], [3]);
        Two("addcmul", (x, y) => x.addcmul(y, y, 2), [2, 3], [3]);
        Two("addcdiv", (x, y) => x.addcdiv(y, y.exp(), 2), [2, 3], [3]);
        Two("atan2", (x, y) => x.atan2(y), [2, 3], [3]);
        Two("where", (x, y) => where(x > 0, x, y), [2, 3], [3]);
        Cases.Add("pow", (x => x[0].pow(x[1]), g => [Positive(g, 2, 3), Normal(g, 3)]));
    }

    static void AddReductions()
    {
        One("sum", x => x.sum());
        One("sum dim", x => x.sum(1), 2, 3, 2);
        One("sum keepdim", x => x.sum([0L, 2L], keepdim: true), 2, 3, 2);
        One("mean", x => x.mean());
        One("mean dim", x => x.mean([1L]), 2, 3, 2);
        One("prod", x => x.prod());
        One("prod dim", x => x.prod(1));
        One("prod with a zero", x => (x * tensor(new[] { 0.0, 1, 1 })).prod(1));
        One("max", x => x.max());
        One("max dim", x => x.max(1).values);
        One("min dim", x => x.min(0, keepdim: true).values);
        One("amax", x => x.amax([0L]));
        One("amin", x => x.amin([1L], keepdim: true));
        One("cumsum", x => x.cumsum(1));
        One("cumprod", x => x.cumprod(1));
        One("diff", x => x.diff());
        One("var", x => x.var(1));
        One("std", x => x.std());
        One("norm", x => x.norm());
        One("norm dim", x => x.norm(1, true));
        One("1-norm", x => x.norm(1f));
        One("3-norm", x => x.norm(1, false, 3));
        One("median", x => x.median());
        One("sort", x => x.sort(1).Values);
        One("topk", x => x.topk(2, 1).values);
        One("softmax", x => x.softmax(1));
        One("softmax of columns", x => x.softmax(0));
        One("log_softmax", x => x.log_softmax(-1));
        One("logsumexp", x => x.logsumexp(1));
    }

    static void AddShapes()
    {
        One("reshape", x => x.reshape(3, 2));
        One("view", x => x.contiguous().view(6));
        One("permute", x => x.permute(2, 0, 1), 2, 3, 2);
        One("transpose", x => x.t());
        One("unsqueeze", x => x.unsqueeze(1));
        One("squeeze", x => x.squeeze(1), 2, 1, 3);
        One("expand", x => x.expand(4, 2, 3));
        One("select", x => x[1]);
        One("narrow", x => x.narrow(1, 1, 2));
        One("slice", x => x.slice(1, 0, 3, 2));
        One("split", x => x.split([1L, 2L], 1)[1]);
        One("unbind", x => x.unbind(1)[2] * x.unbind(1)[0]);
        One("cat", x => cat([x, x * 2, x.narrow(0, 0, 1)]));
        One("stack", x => stack([x, x.exp()], 1));
        One("repeat", x => x.repeat(2, 1, 2));
        One("repeat_interleave", x => x.repeat_interleave(2, 1));
        One("flip", x => x.flip(0));
        One("roll", x => x.roll(1, 1));
        One("unfold", x => x.unfold(1, 2, 1), 2, 4);
        One("pad", x => pad(x, (1, 2)));
        One("flatten", x => x.flatten(), 2, 3, 2);
    }

    static void AddIndexing()
    {
        var picks = tensor(new[] { 1L, 0L, 1L });
        One("index tensor", x => x[picks]);
        One("index column", x => x[TensorIndex.Colon, TensorIndex.Tensor(picks)]);
        One("index mask", x => x[tensor(new[,] { { true, false, true }, { false, true, true } })]);
        One("gather", x => x.gather(1, tensor(new[,] { { 2L, 2L }, { 0L, 1L } })));
        One("index_select", x => x.index_select(1, picks));
        One("take", x => x.take(tensor(new[,] { { 0L, 5L }, { 5L, 2L } })));
        One("masked_fill", x => x.masked_fill(tensor(new[] { true, false, false }), 3));
        One("masked_select", x => x.masked_select(tensor(new[] { true, false, true })));
        Two("index_put", (x, y) => x.clone().index_put_(y, tensor(new[] { 1L, 0L }), tensor(new[] { 2L, 0L })), [2, 3], [2]);
        Two("index_put added", (x, y) => x.clone().index_put_(y, [tensor(new[] { 1L, 1L })], true), [2, 3], [2, 3]);
        Two("write to a view", WriteToView, [2, 3], [3]);
        Two("scatter", (x, y) => x.scatter(1, tensor(new[,] { { 2L, 0L }, { 1L, 2L } }), y), [2, 3], [2, 2]);
        Two("scatter_add", (x, y) => x.scatter_add(1, tensor(new[,] { { 2L, 2L }, { 1L, 2L } }), y), [2, 3], [2, 2]);
        Two("index_add", (x, y) => x.index_add(0, tensor(new[] { 1L, 1L }), y, 2), [2, 3], [2, 3]);
        Two("index_copy", (x, y) => x.index_copy(1, tensor(new[] { 2L, 0L }), y), [2, 3], [2, 2]);
    }

    static Tensor WriteToView(Tensor x, Tensor y)
    {
        var whole = x * 2;
        whole[1] = y * y;
        return whole * whole;
    }

    static void AddProducts()
    {
        Two("mm", (x, y) => x.mm(y), [2, 3], [3, 4]);
        Two("mm of a transpose", (x, y) => x.t().mm(y), [3, 2], [3, 4]);
        Two("bmm", (x, y) => x.bmm(y), [2, 2, 3], [2, 3, 2]);
        Two("mv", (x, y) => x.mv(y), [2, 3], [3]);
        Two("dot", (x, y) => x.dot(y), [3], [3]);
        Two("matmul batch", (x, y) => x.matmul(y), [2, 2, 3], [3, 2]);
        Two("matmul broadcast", (x, y) => x.matmul(y), [2, 1, 2, 3], [2, 3, 2]);
        Two("matmul vector", (x, y) => x.matmul(y), [3], [3, 2]);
        Two("outer", (x, y) => x.outer(y), [2], [3]);
        Two("linear", (x, y) => linear(x, y, y.narrow(1, 0, 1).squeeze(1)), [2, 3], [4, 3]);
        One("tril", x => x.tril());
        One("diagonal", x => x.diagonal(1));
        One("diag", x => x.diag(-1), 3);
        One("trace", x => x.trace());
        Two("einsum", (x, y) => einsum("bij,jk->bki", x, y), [2, 2, 3], [3, 2]);
        Two("einsum with sums", (x, y) => einsum("ij,jk->j", x, y), [2, 3], [3, 2]);
        Two("tensordot", (x, y) => x.tensordot(y), [2, 2, 3], [2, 3, 2]);
        Two("conv1d", (x, y) => conv1d(x, y, null, 2, 1), [2, 3, 5], [2, 3, 2]);
        One("max_pool1d", x => max_pool1d(x, 2), 2, 3, 4);
        Two("addmm", (x, y) => x.addmm(x, y, 2, 3), [3, 3], [3, 3]);
    }

    static void AddLosses()
    {
        var targets = tensor(new[] { 1L, 2L });
        var weights = tensor(new[] { 1.0, 2.0, 0.5 });
        One("cross_entropy", x => cross_entropy(x, targets));
        One("cross_entropy weighted", x => cross_entropy(x, targets, weights, label_smoothing: 0.1));
        One("cross_entropy ignoring", x => cross_entropy(x, tensor(new[] { 1L, -100L })));
        One("cross_entropy summed", x => cross_entropy(x, targets, reduction: Reduction.Sum));
        One("cross_entropy of sequences", x => cross_entropy(x, tensor(new[,] { { 1L, 2L }, { 0L, 0L } })), 2, 3, 2);
        Two("cross_entropy of probabilities", (x, y) => cross_entropy(x, y.softmax(1)), [2, 3], [2, 3]);
        One("nll_loss", x => nll_loss(x.log_softmax(1), targets));
        Two("binary_cross_entropy", (x, y) => binary_cross_entropy(x.sigmoid(), y.sigmoid()), [2, 3], [2, 3]);
        Two("binary_cross_entropy_with_logits", (x, y) => binary_cross_entropy_with_logits(x, y.sigmoid(), pos_weights: weights), [2, 3], [2, 3]);
        Two("mse_loss", (x, y) => mse_loss(x, y), [2, 3], [2, 3]);
        Two("l1_loss", (x, y) => l1_loss(x, y), [2, 3], [2, 3]);
        Two("smooth_l1_loss", (x, y) => smooth_l1_loss(x, y), [2, 3], [2, 3]);
        Two("huber_loss", (x, y) => huber_loss(x, y, 0.7), [2, 3], [2, 3]);
        Two("kl_div", (x, y) => kl_div(x, y.log_softmax(1)), [2, 3], [2, 3]);
    }
}
