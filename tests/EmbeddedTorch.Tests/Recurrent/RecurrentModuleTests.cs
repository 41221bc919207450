using System.Globalization;
using System.Runtime.InteropServices;
using TorchSharp.Tests.Autograd;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Recurrent;

public class RecurrentModuleTests
{
    static (nn.Module Module, Func<Tensor, Tensor[]> Run) Make(string name)
    {
        switch (name)
        {
            case "RNN tanh batch_first bidirectional 2":
                var rnn = nn.RNN(2, 3, 2, batchFirst: true, bidirectional: true);
                return (rnn, x => Parts(rnn.call(x)));
            case "RNN relu":
                var relu = nn.RNN(2, 3, nonLinearity: nn.NonLinearities.ReLU);
                return (relu, x => Parts(relu.call(x)));
            case "GRU bidirectional 2":
                var gru = nn.GRU(2, 3, 2, bidirectional: true);
                return (gru, x => Parts(gru.call(x)));
            default:
                var lstm = name switch
                {
                    "LSTM batch_first 2" => nn.LSTM(2, 3, 2, batchFirst: true),
                    "LSTM bidirectional no bias" => nn.LSTM(2, 3, bidirectional: true, bias: false),
                    _ => nn.LSTM(2, 3, 2, batchFirst: true, dropout: 0.5),
                };
                return (lstm, x => Parts(lstm.call(x)));
        }
    }

    static Tensor[] Parts((Tensor, Tensor) result) => [result.Item1, result.Item2];

    static Tensor[] Parts((Tensor, Tensor, Tensor) result) => [result.Item1, result.Item2, result.Item3];

    public static TheoryData<string> Names() => [.. Cases().Keys];

    static Dictionary<string, Dictionary<string, double[]>> Cases()
    {
        var cases = new Dictionary<string, Dictionary<string, double[]>>();
        foreach (var line in PyTorchRecurrent.Lines.Split('\n', StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                cases.Add(line[2..], []);
                continue;
            }
            var fields = line.Split(' ');
            cases.Values.Last().Add(fields[0], [.. fields[1..].Select(f => double.Parse(f, CultureInfo.InvariantCulture))]);
        }
        return cases;
    }

    /// <summary>Whole modules start, compute and learn with PyTorch's numbers, also with dropout between the layers.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void ModuleIsPyTorchs(string name)
    {
        var expected = Cases()[name];
        manual_seed(7);
        var (module, run) = Make(name);
        manual_seed(8);
        var x = (arange(12).reshape(2, 3, 2).to_type(float32) / 5 - 1).detach().requires_grad_();
        var results = run(x);
        var loss = results[0].square().sum();
        foreach (var state in results[1..]) loss += state.pow(3).sum();
        loss.backward();
        Close(expected["y"], results[0]);
        Close(expected["h"], results[1]);
        if (results.Length > 2) Close(expected["c"], results[2]);
        Close(expected["dx"], x.grad!);
        foreach (var key in expected.Keys.Where(key => key.Contains('_') && key[0] != 'd'))
        {
            var parameter = module.get_parameter(key)!;
            Close(expected[key], parameter);
            Close(expected["d" + key], parameter.grad!);
        }
    }

    static void Close(double[] expected, Tensor actual)
    {
        Assert.Equal(expected.Length, actual.numel());
        Numbers.Close(actual, actual.shape, 2e-6, expected);
    }

    /// <summary>Gradients of inputs, states and all parameters are right, for each kind, both directions and both orders.</summary>
    [Theory]
    [InlineData("RNN", false, 1)]
    [InlineData("RNN", true, 2)]
    [InlineData("GRU", true, 1)]
    [InlineData("GRU", false, 2)]
    [InlineData("LSTM", true, 2)]
    [InlineData("LSTM", false, 1)]
    public void GradientsAreRight(string kind, bool batchFirst, int directions)
    {
        manual_seed(1);
        var gates = kind switch { "RNN" => 1, "GRU" => 3, _ => 4 };
        var (batch, steps, inputs, hidden) = (2, 4, 3, 2);
        List<Tensor> operands = [randn(batchFirst ? batch : steps, batchFirst ? steps : batch, inputs, float64), randn(directions, batch, hidden, float64)];
        if (kind == "LSTM") operands.Add(randn(directions, batch, hidden, float64));
        var first = operands.Count;
        for (var d = 0; d < directions; d++)
        {
            operands.AddRange([randn(gates * hidden, inputs, float64), randn(gates * hidden, hidden, float64), randn(gates * hidden, float64), randn(gates * hidden, float64)]);
        }
        var recurrent = kind switch { "RNN" => RecurrentKind.Tanh, "GRU" => RecurrentKind.Gru, _ => RecurrentKind.Lstm };
        GradientCheck.Of(kind, t =>
        {
            var weights = Enumerable.Range(0, directions).Select(d => first + 4 * d).Select(i => new RecurrentWeights(t[i], t[i + 1], t[i + 2], t[i + 3])).ToArray();
            var (y, h, c) = RecurrentLayer.Run(recurrent, t[0], t[1], kind == "LSTM" ? t[2] : null, weights, batchFirst);
            return cat(c is null ? [y.flatten(), h.flatten()] : [y.flatten(), h.flatten(), c.flatten()]);
        }, [.. operands]);
    }

    /// <summary>Given first states are used, and one layer's states are the module's.</summary>
    [Fact]
    public void SequencesCanBeCutInTwo()
    {
        manual_seed(1);
        var lstm = nn.LSTM(3, 4, 2, batchFirst: true);
        var x = randn(2, 6, 3);
        var (whole, h, c) = lstm.call(x);
        var (_, h1, c1) = lstm.call(x[.., ..2]);
        var (rest, h2, c2) = lstm.call(x[.., 2..], (h1, c1));
        Numbers.Same(whole[.., 2..], rest, 1e-6);
        Numbers.Same(h, h2, 1e-6);
        Numbers.Same(c, c2, 1e-6);
    }

    /// <summary>Weights copied into the module are the ones that compute: a plain RNN by hand.</summary>
    [Fact]
    public void CopiedWeightsCompute()
    {
        manual_seed(1);
        var rnn = nn.RNN(3, 4, batchFirst: true);
        var (w, u, b) = (randn(4, 3), randn(4, 4), randn(4));
        using (no_grad())
        {
            rnn.get_weight_ih(0)!.copy_(w);
            rnn.get_weight_hh(0)!.copy_(u);
            rnn.get_bias_ih(0)!.copy_(b);
            rnn.get_bias_hh(0)!.zero_();
        }
        var x = randn(2, 5, 3);
        var a = zeros(2, 4);
        var (y, _) = rnn.call(x);
        for (var t = 0; t < 5; t++)
        {
            a = tanh(x[.., t].matmul(w.t()) + a.matmul(u.t()) + b);
            Numbers.Same(a, y[.., t].detach(), 1e-5);
        }
    }

    /// <summary>A cell stepped by hand computes and learns what the layer does.</summary>
    [Fact]
    public void CellsStepLikeLayers()
    {
        manual_seed(7);
        var layer = nn.LSTM(2, 3, batchFirst: true);
        manual_seed(7);
        var cell = nn.LSTMCell(2, 3);
        var x = randn(4, 5, 2);
        var (y, _, _) = layer.call(x);
        y.square().sum().backward();
        var (h, c) = (zeros(4, 3), zeros(4, 3));
        var loss = zeros(1);
        for (var t = 0; t < 5; t++)
        {
            (h, c) = cell.call(x[.., t], (h, c));
            loss = loss + h.square().sum();
        }
        loss.backward();
        Numbers.Same(y[.., 4].detach(), h.detach(), 1e-6);
        Numbers.Same(layer.get_parameter("weight_hh_l0")!.grad!, cell.weight_hh!.grad!, 1e-5);
        Numbers.Same(layer.get_parameter("bias_ih_l0")!.grad!, cell.bias_ih!.grad!, 1e-5);
    }

    /// <summary>
    /// Two steps of each cell: <c>torch.manual_seed(7); m = nn.RNNCell(2, 3); x = torch.tensor([[.5, -1.], [1.5, .25]]); m(x, m(x))</c>,
    /// and the same for GRUCell and LSTMCell.
    /// </summary>
    [Fact]
    public void CellsArePyTorchs()
    {
        var x = tensor(new[,] { { 0.5f, -1f }, { 1.5f, 0.25f } });
        manual_seed(7);
        var rnn = nn.RNNCell(2, 3);
        Numbers.Close(rnn.call(x, rnn.forward(x)), [2, 3], 1e-6, 0.470002115, -0.151026979, -0.170584157, 0.321399599, 0.274401695, -0.557591975);
        manual_seed(7);
        var gru = nn.GRUCell(2, 3);
        Numbers.Close(gru.call(x, gru.forward(x)), [2, 3], 1e-6, 0.388202101, 0.534305096, 0.453237474, -0.035018757, 0.377025664, 0.185599431);
        manual_seed(7);
        var lstm = nn.LSTMCell(2, 3);
        var (h, c) = lstm.call(x, lstm.call(x, (zeros(2, 3), zeros(2, 3))));
        Numbers.Close(h, [2, 3], 1e-6, 0.0684839711, -0.0738585368, 0.232194006, -0.223895624, -0.212027594, 0.230408147);
        Numbers.Close(c, [2, 3], 1e-6, 0.107906833, -0.140859812, 0.648236573, -0.395431936, -0.350881219, 0.452768862);
    }

    /// <summary>Parameters are named as PyTorch names them.</summary>
    [Fact]
    public void ParametersHavePyTorchsNames()
    {
        var names = nn.GRU(2, 3, 2, bidirectional: true).named_parameters().Select(p => p.name).ToArray();
        Assert.Equal(16, names.Length);
        Assert.Equal(["weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0", "weight_ih_l0_reverse"], names[..5]);
        Assert.Equal("bias_hh_l1_reverse", names[^1]);
        Assert.Equal(["weight_ih_l0", "weight_hh_l0"], nn.LSTM(2, 3, bias: false).named_parameters().Select(p => p.name));
        Assert.Equal(["weight_ih", "weight_hh", "bias_ih", "bias_hh"], nn.LSTMCell(2, 3).named_parameters().Select(p => p.name));
    }

    /// <summary>Shapes and dtypes that do not fit are named with both sides.</summary>
    [Fact]
    public void ErrorsNameBothSides()
    {
        var lstm = nn.LSTM(2, 3, batchFirst: true);
        Assert.Contains("3 dimensions", Assert.Throws<ExternalException>(() => lstm.call(zeros(5, 2))).Message);
        Assert.Contains("expected 2, got 4", Assert.Throws<ExternalException>(() => lstm.call(zeros(1, 5, 4))).Message);
        Assert.Contains("Float64", Assert.Throws<ExternalException>(() => lstm.call(zeros(1, 5, 2, float64))).Message);
        var message = Assert.Throws<ExternalException>(() => lstm.call(zeros(2, 5, 2), (zeros(1, 1, 3), zeros(1, 2, 3)))).Message;
        Assert.Contains("[1, 2, 3]", message);
        Assert.Contains("[1, 1, 3]", message);
        Assert.Contains("1 step or more", Assert.Throws<ExternalException>(() => lstm.call(zeros(2, 0, 2))).Message);
        Assert.Contains("(batch, 2)", Assert.Throws<ExternalException>(() => nn.GRUCell(2, 3).call(zeros(2, 4), zeros(2, 3))).Message);
        Assert.Throws<ArgumentException>(() => nn.GRU(2, 0));
    }

    /// <summary>Going backward twice needs the graph to be kept; changed weights are noticed.</summary>
    [Fact]
    public void SavedValuesAreGuarded()
    {
        var rnn = nn.RNN(2, 3);
        var (y, _) = rnn.call(ones(4, 1, 2));
        var loss = y.sum();
        loss.backward(retain_graph: true);
        var once = rnn.get_weight_hh(0)!.grad!.clone();
        loss.backward();
        Numbers.Same(once * 2, rnn.get_weight_hh(0)!.grad!, 1e-6);
        Assert.Throws<ExternalException>(() => loss.backward());
        loss = rnn.call(ones(4, 1, 2)).Item1.sum();
        using (no_grad()) rnn.get_weight_hh(0)!.mul_(2);
        Assert.Contains("modified by an inplace operation", Assert.Throws<ExternalException>(() => loss.backward()).Message);
    }

    /// <summary>Buffers go back to the pool after the backward pass, and at once when nothing is recorded.</summary>
    [Fact]
    public void NothingIsLeftInTheScope()
    {
        var lstm = nn.LSTM(2, 3, bidirectional: true);
        using var x = ones(4, 1, 2);
        using var scope = NewDisposeScope();
        var (y, h, c) = lstm.call(x);
        Assert.Equal(3, scope.DisposablesCount);
        y.sum().backward();
        using (no_grad()) lstm.call(x);
        Assert.Equal(7, scope.DisposablesCount);
    }
}
