using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.BadInput;

public partial class BadInputTests
{
    static void AddProducts()
    {
        Bad("add: shapes", () => F + zeros(4), "add", "[2, 3]", "[4]");
        Bad("mul: shapes", () => F * zeros(4), "mul", "[2, 3]", "[4]");
        Bad("mm: shapes", () => F.mm(F), "mm", "[2, 3] and [2, 3]", "3 columns against 2 rows");
        Bad("mm: dimensions", () => zeros(2, 2, 2).mm(F), "mm", "[2, 2, 2]");
        Bad("mm: dtypes", () => F.mm(D.t()), "mm", "Float32", "Float64", "to_type");
        Bad("bmm: shapes", () => zeros(2, 2, 3).bmm(zeros(2, 2, 3)), "bmm", "[2, 2, 3]");
        Bad("bmm: batches", () => zeros(2, 2, 3).bmm(zeros(3, 3, 2)), "bmm", "2 matrices against 3");
        Bad("matmul: shapes", () => F.matmul(F), "matmul", "[2, 3] and [2, 3]");
        Bad("matmul: scalar", () => tensor(1f).matmul(F), "matmul", "[] and [2, 3]");
        Bad("matmul: batches", () => zeros(2, 2, 3).matmul(zeros(3, 3, 2)), "matmul", "[2, 2, 3] and [3, 3, 2]");
        Bad("mv: shapes", () => F.mv(zeros(2)), "mv", "[2, 3] and [2]");
        Bad("dot: shapes", () => zeros(2).dot(zeros(3)), "dot", "[2] and [3]");
        Bad("outer: dimensions", () => F.outer(F), "outer", "[2, 3]");
        Bad("addmm: shapes", () => F.addmm(F, F), "mm", "[2, 3] and [2, 3]");
        Bad("einsum: sizes", () => einsum("ij,jk->ik", F, F), "einsum", "'j'", "3 in shape [2, 3]");
        Bad("einsum: terms", () => einsum("ij", F, F), "einsum", "1 terms for 2 tensors");
        Bad("einsum: dimensions", () => einsum("ijk->i", F), "einsum", "'ijk'", "[2, 3]");
        Bad("tensordot: shapes", () => F.tensordot(zeros(4, 5)), "[2, 3]", "[4, 5]");
        Bad("where: shapes", () => where(B, F, zeros(4)), "where", "[2, 3]", "[4]");
        Bad("where: condition", () => where(F, F, F), "where", "Bool", "Float32");
    }

    static void AddShapes()
    {
        Bad("zeros: size", () => zeros(-1, 2), "-1", "[-1, 2]");
        Bad("tensor: elements", () => tensor(new float[] { 1, 2, 3 }, [2, 2]), "tensor", "3 elements", "[2, 2]");
        Bad("cat: shapes", () => cat([F, zeros(2, 4)]), "cat", "[2, 3]", "[2, 4]");
        Bad("cat: none", () => cat(Array.Empty<Tensor>()), "cat", "non-empty");
        Bad("cat: dimension", () => cat([F], 5), "cat", "dimension 5");
        Bad("stack: shapes", () => stack([F, zeros(3, 2)]), "stack", "[2, 3]", "[3, 2]");
        Bad("view: elements", () => F.view(4, 2), "view", "[4, 2]", "[2, 3]");
        Bad("view: layout", () => F.t().view(6), "view", "reshape()");
        Bad("reshape: elements", () => F.reshape(7), "reshape", "[7]", "6 elements");
        Bad("reshape: two unknown", () => F.reshape(-1, -1), "reshape", "[-1, -1]");
        Bad("permute: order", () => F.permute(0, 0), "permute", "[0, 0]");
        Bad("transpose: dimension", () => F.transpose(0, 5), "transpose", "dimension 5", "2 dimensions");
        Bad("expand: shape", () => F.expand(4, 3), "expand", "[2, 3]", "[4, 3]");
        Bad("squeeze: dimension", () => F.squeeze(4), "squeeze", "dimension 4");
        Bad("unsqueeze: dimension", () => F.unsqueeze(9), "unsqueeze", "dimension 9");
        Bad("flatten: dimension", () => F.flatten(3), "flatten", "dimension 3");
        Bad("unflatten: size", () => F.unflatten(1, 2, 2), "unflatten", "[2, 2]");
        Bad("repeat: dimensions", () => F.repeat(2), "repeat", "1 repetitions for 2 dimensions");
        Bad("split: sizes", () => F.split([1L, 5L], 1), "split", "[1, 5]", "size 3");
        Bad("chunk: number", () => F.chunk(0), "chunk", "positive, got 0");
        Bad("roll: dimension", () => F.roll(1, 9), "roll", "dimension 9");
        Bad("flip: dimension", () => F.flip(7), "flip", "dimension 7");
        Bad("unfold: size", () => F.unfold(1, 9, 1), "unfold", "9", "size 3");
        Bad("as_strided: storage", () => F.as_strided([3, 3], [3, 1]), "as_strided", "element 8 of a storage of 6");
        Bad("as_strided: negative", () => F.as_strided([2], [-1], 5), "as_strided", "[-1]");
        Bad("diagonal: dimensions", () => zeros(3).diagonal(), "diagonal", "1 dimensions");
        Bad("trace: dimensions", () => zeros(2, 2, 2).trace(), "trace", "[2, 2, 2]");
        Bad("tril: dimensions", () => zeros(3).tril(), "tril", "[3]");
        Bad("pad: pairs", () => pad(F, [1L]), "pad", "1 numbers", "[2, 3]");
        Bad("pad: cut", () => pad(F, (-5, 0)), "pad", "-5", "[2, 3]");
        Bad("arange: direction", () => arange(3, 1), "arange", "from 3 to 1");
        Bad("linspace: steps", () => linspace(0, 1, -1), "linspace", "-1");
    }

    static void AddIndices()
    {
        Bad("index: out of range", () => F[5], "index 5 is out of bounds", "dimension 0 with size 2");
        Bad("index: too many", () => F[0, 0, 0], "too many indices", "2 dimensions");
        Bad("index: tensor", () => F[Classes(7)], "index 7 is out of bounds");
        Bad("index: mask", () => F[zeros(5, dtype: @bool)], "mask [5]", "[2, 3]");
        Bad("index: floats", () => F[F], "Float32", "Int64");
        Bad("narrow: length", () => F.narrow(0, 1, 5), "narrow", "length 5", "size 2");
        Bad("index_select: index", () => F.index_select(0, Classes(5)), "index 5 is out of bounds");
        Bad("index_select: dtype", () => F.index_select(0, zeros(1)), "index_select", "Int64", "Float32");
        Bad("gather: index", () => F.gather(1, tensor(new[,] { { 9L } })), "gather", "index 9", "size 3");
        Bad("gather: shape", () => F.gather(1, zeros(3, 1, int64)), "gather", "[2, 3] and [3, 1]");
        Bad("gather: dtype", () => F.gather(1, F), "gather", "Int64", "Float32");
        Bad("scatter: index", () => F.scatter(1, tensor(new[,] { { 9L } }), ones(1, 1)), "scatter", "index 9");
        Bad("take: index", () => F.take(Classes(99)), "index 99", "size 6");
        Bad("masked_fill: dtype", () => F.masked_fill(L, 1), "masked_fill", "Bool", "Int64");
        Bad("masked_fill: shape", () => F.masked_fill(zeros(5, dtype: @bool), 1), "masked_fill", "[2, 3]", "[5]");
        Bad("masked_select: shape", () => F.masked_select(zeros(4, dtype: @bool)), "masked_select", "[2, 3]", "[4]");
        Bad("index_put_: shape", () => F.index_put_(zeros(7), Classes(0)), "index_put_", "[7]");
        Bad("one_hot: class", () => one_hot(Classes(4), 3), "one_hot", "class 4", "num_classes is 3");
        Bad("one_hot: dtype", () => one_hot(zeros(3)), "one_hot", "Int64", "Float32");
        Bad("topk: k", () => F.topk(9), "topk", "k = 9", "[2, 3]");
        Bad("kthvalue: k", () => F.kthvalue(9, 1).Item1, "kthvalue", "k = 9", "[2, 3]");
        Bad("bincount: negative", () => Classes(-1).bincount(null), "bincount", "-1");
        Bad("item: several", () => F.item<float>(), "item", "[2, 3]");
        Bad("item: type", () => tensor(1.0).item<float>(), "Single", "Float64");
    }

    static void AddReductions()
    {
        Bad("sum: dimension", () => F.sum(5), "sum", "dimension 5");
        Bad("sum: twice", () => F.sum([0L, 0L]), "sum", "dimension 0 appears more than once");
        Bad("mean: integers", () => L.mean(), "mean", "Int64", "to_type(torch.float32)");
        Bad("softmax: integers", () => L.softmax(0), "softmax", "Int64");
        Bad("softmax: dimension", () => F.softmax(7), "softmax", "dimension 7");
        Bad("cumsum: dimension", () => F.cumsum(4), "cumsum", "dimension 4");
        Bad("sort: dimension", () => F.sort(6), "sort", "dimension 6");
        Bad("norm: dimension", () => normalize(F, dim: 4), "norm", "dimension 4");
        Bad("max: empty", () => zeros(0, 3).max(), "max", "[0, 3]");
        Bad("argmax: empty", () => zeros(0, 3).argmax(0), "argmax", "[0, 3]");
        Bad("median: empty", () => zeros(0).median(), "median", "no elements");
        Bad("clamp: no bounds", () => F.clamp((Scalar?)null, null), "clamp", "min or max");
    }

    static void AddDrawing()
    {
        Bad("multinomial: negative", () => tensor(new[] { -1f, 2f }).multinomial(1), "multinomial", "-1 at index 0");
        Bad("multinomial: NaN", () => tensor(new[] { 1f, float.NaN }).multinomial(1), "multinomial", "NaN at index 1");
        Bad("multinomial: infinity", () => tensor(new[] { float.PositiveInfinity, 2f }).multinomial(1), "multinomial", "finite");
        Bad("multinomial: zeros", () => zeros(3).multinomial(1), "multinomial", "positive sum");
        Bad("multinomial: too many", () => ones(3).multinomial(5), "multinomial", "5", "3 categories", "replacement");
        Bad("multinomial: integers", () => ones(3, int64).multinomial(1), "multinomial", "Int64");
        Bad("bernoulli: above 1", () => bernoulli(tensor(new[] { 0.5f, 2f })), "bernoulli", "between 0 and 1", "2");
        Bad("bernoulli: NaN", () => bernoulli(tensor(new[] { float.NaN })), "bernoulli", "NaN");
        Bad("randint: range", () => randint(5, 5, [2L]), "randint", "from=5 >= to=5");
        Bad("randperm: negative", () => randperm(-1), "-1");
        Bad("normal_: deviation", () => zeros(2).normal_(0, -1), "normal_", "std >= 0", "-1");
        Bad("normal_: integers", () => nn.init.normal_(L), "normal_", "Int64");
        Bad("uniform_: range", () => zeros(2).uniform_(2, 1), "uniform_", "from=2 > to=1");
        Bad("xavier_uniform_: dimensions", () => nn.init.xavier_uniform_(zeros(3)), "[3]", "two dimensions");
        Bad("orthogonal_: dimensions", () => nn.init.orthogonal_(zeros(3)), "orthogonal_", "[3]");
        Bad("eye_: dimensions", () => nn.init.eye_(zeros(3)), "eye_", "[3]");
    }

    static void AddTypes()
    {
        Bad("sub: booleans", () => B - B, "sub", "Bool", "logical_xor");
        Bad("neg: booleans", () => -B, "neg", "Bool", "logical_not");
        Bad("pow: negative power", () => ones(2, int64).pow(-1), "pow", "to_type(torch.float32)");
        Bad("floor_divide: by zero", () => L.floor_divide(0), "divided by zero");
        Bad("add_: dtype", () => ones(2, int64).add_(0.5), "add_", "Int64", "can't be cast");
        Bad("div_: dtype", () => ones(2, int64).div_(2), "div_", "Int64");
        Bad("add_: shape", () => zeros(3).add_(F), "add_", "[3] and [2, 3]");
        Bad("add_: expanded", () => zeros(1, 3).expand(2, 3).add_(1), "add_", "[2, 3]", "clone()");
        Bad("copy_: expanded", () => zeros(1, 3).expand(2, 3).copy_(F), "copy_", "clone()");
        Bad("copy_: shape", () => zeros(3).copy_(F), "copy_", "[3] and [2, 3]");
        Bad("zeros: float16", () => zeros([2], ScalarType.Float16), "Float16", "Float32 and Float64");
        Bad("to_type: complex", () => F.to_type(ScalarType.ComplexFloat32), "ComplexFloat32");
        Bad("from_array: text", () => from_array(new[] { "a" }), "String", "float");
    }

    static void AddDevices()
    {
        string[] words = ["device cuda", "not available", "computes on the cpu"];
        Bad("zeros: cuda", () => zeros(2, device: CUDA), words);
        Bad("tensor: cuda", () => tensor(1f, device: CUDA), words);
        Bad("randn: cuda", () => randn(2, device: CUDA), words);
        Bad("arange: cuda", () => arange(2, device: CUDA), words);
        Bad("to: cuda", () => F.to(CUDA), words);
        Bad("to: cuda:0", () => F.to("cuda:0"), "device cuda:0", "not available");
        Bad("to: mps", () => F.to("mps"), "device mps", "not available");
        Bad("cuda: tensor", () => F.cuda(), words);
        Bad("to: module", () => nn.Linear(2, 2).to(CUDA), words);
        Bad("LSTM: cuda", () => nn.LSTM(2, 2, device: CUDA), words);
        Bad("device: name", () => device("gpu"), "'gpu'", "'cpu'");
        Bad("device: index", () => device("cuda:x"), "'cuda:x'", "number");
    }

    static void AddGraphs()
    {
        Bad("backward: not a scalar", () => Backward(ones(2).requires_grad_() * 2), "scalar outputs", "[2]", "sum()");
        Bad("backward: no graph", () => Backward(ones(2).sum()), "does not require grad");
        Bad("backward: gradient's shape", () => Backward(ones(2).requires_grad_() * 2, ones(3)), "backward", "[3]", "[2]");
        Bad("requires_grad: integers", () => ones(2, int64).requires_grad_(), "Int64", "floating point");
        Bad("grad: shape", () => ones(2).requires_grad_().grad = ones(3), "grad", "[2]", "[3]");
        Bad("grad: dtype", () => ones(2).requires_grad_().grad = ones(2, float64), "grad", "Float32", "Float64");
        Bad("autograd.grad: unused", () => autograd.grad([ones(2).requires_grad_().sum()], [ones(2).requires_grad_()]), "input 0", "allow_unused");
        Bad("add_: leaf", () => ones(2).requires_grad_().add_(1), "leaf Variable", "no_grad()");
        Bad("add_: view of a leaf", () => ones(2).requires_grad_()[0].add_(1), "view of a leaf");
        string[] readsResults = ["cross_entropy", "layer_norm"];
        foreach (var (name, make) in Twice)
        {
            Bad($"{name}: backward twice", () => BackwardTwice(make()), "second time", "retain_graph");
            if (readsResults.Contains(name)) continue;
            Bad($"{name}: changed in place", () => BackwardAfterChange(make), "modified by an inplace operation", "version");
        }
    }

    /// <summary>A leaf that the gradient of the result reads, and the result.</summary>
    static readonly (string, Func<(Tensor Read, Tensor Result)>)[] Twice =
    [
        ("mul", () => Read(x => x * x)),
        ("mm", () => Read(x => x.mm(x.t()))),
        ("exp", () => ReadResult(x => x.exp())),
        ("tanh", () => ReadResult(x => x.tanh())),
        ("softmax", () => ReadResult(x => x.softmax(1))),
        ("div", () => Read(x => x / (x + 1))),
        ("linear", () => Read(x => linear(x, x))),
        ("layer_norm", () => Read(x => layer_norm(x, [2]))),
        ("conv1d", () => Read(x => conv1d(x, x.unsqueeze(0)))),
        ("mse_loss", () => Read(x => mse_loss(x * x, x))),
        ("cross_entropy", () => Read(x => cross_entropy(x, Classes(0, 1)))),
        ("binary_cross_entropy", () => Read(x => binary_cross_entropy(x, x))),
        ("LSTM", () => Read(x => nn.LSTM(2, 2).call(x.unsqueeze(0)).Item1)),
        ("GRU", () => Read(x => nn.GRU(2, 2).call(x.unsqueeze(0)).Item1)),
        ("RNN", () => Read(x => nn.RNN(2, 2).call(x.unsqueeze(0)).Item1)),
        ("LSTMCell", () => Read(x => nn.LSTMCell(2, 2).call(x, (zeros(2, 2), zeros(2, 2))).Item1)),
    ];

    static (Tensor, Tensor) Read(Func<Tensor, Tensor> function)
    {
        var x = full([2, 2], 0.5f).requires_grad_();
        return (x, function(x));
    }

    static (Tensor, Tensor) ReadResult(Func<Tensor, Tensor> function)
    {
        var (_, y) = Read(function);
        return (y, y * 1);
    }

    static object? Backward(Tensor x, Tensor? gradient = null)
    {
        x.backward(gradient is null ? null : [gradient]);
        return null;
    }

    static object? BackwardTwice((Tensor Read, Tensor Result) made)
    {
        var loss = made.Result.sum();
        loss.backward();
        return Backward(loss);
    }

    static object? BackwardAfterChange(Func<(Tensor Read, Tensor Result)> make)
    {
        var (read, result) = make();
        var loss = result.sum();
        using (no_grad()) read.add_(0.125);
        return Backward(loss);
    }
}
