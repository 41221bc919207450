using static TorchSharp.torch;

namespace TorchSharp.Tests.Layers;

/// <summary>
/// One-hot inputs are looked up. The same layer with inputs of 2 in place of 1 and half the input weight multiplies them,
/// without any rounding of its own: both must agree to the last bit, gradients up to the order of their sums.
/// </summary>
public class OneHotInputTests
{
    const int Vocabulary = 20, Hidden = 33;

    public static TheoryData<string, ScalarType, int, int> Cases()
    {
        var cases = new TheoryData<string, ScalarType, int, int>();
        foreach (var kind in new[] { "LSTM", "GRU", "RNN", "LSTMCell", "GRUCell", "RNNCell", "Linear", "Linear without bias" })
        {
            foreach (var type in new[] { ScalarType.Float32, ScalarType.Float64 })
            {
                foreach (var (batch, steps) in new[] { (1, 1), (1, 7), (7, 6), (300, 3) }) cases.Add(kind, type, batch, steps);
            }
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void LookingUpIsMultiplying(string kind, ScalarType type, int batch, int steps)
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var x = nn.functional.one_hot(randint(0, Vocabulary, [batch, steps]), Vocabulary).to_type(type);
        if (steps > 1) x[0, 0] = 0;
        var (y, gradients) = Run(kind, type, x, 1);
        var (expected, expectedGradients) = Run(kind, type, x * 2, 2);
        Assert.Equal(expected, y);
        var tolerance = type == ScalarType.Float64 ? 1e-12 : 2e-5;
        foreach (var (name, gradient) in gradients) AssertClose(name, expectedGradients[name], gradient, tolerance);
    }

    /// <summary>What counts is what a tensor holds now, and a view of it is as good as the tensor.</summary>
    [Fact]
    public void ChangesAndViewsAreSeen()
    {
        using var scope = NewDisposeScope();
        random.manual_seed(1);
        var x = nn.functional.one_hot(randint(0, Vocabulary, [5, 8]), Vocabulary).to_type(float32);
        foreach (var view in new[] { x[.., 2..6], x.transpose(0, 1), x.select(1, 3).unsqueeze(1) })
        {
            Assert.Equal(Run("LSTM", float32, view * 2, 2).Y, Run("LSTM", float32, view, 1).Y);
        }
        x[1, 2] = full(Vocabulary, 0.05f);
        x[2, 3, 4] = 3;
        Assert.Equal(Run("LSTM", float32, x * 2, 2).Y, Run("LSTM", float32, x, 1).Y);
        x[1, 2] = 0;
        x[2, 3] = 0;
        Assert.Equal(Run("LSTM", float32, x * 2, 2).Y, Run("LSTM", float32, x, 1).Y);
    }

    /// <summary>The values of y, and the gradients of a loss that weighs them all differently.</summary>
    static (double[] Y, Dictionary<string, double[]> Gradients) Run(string kind, ScalarType type, Tensor x, double scale)
    {
        random.manual_seed(2);
        var (module, run) = Make(kind, type);
        var parameters = module.named_parameters().ToDictionary(named => named.name, named => named.parameter);
        using (no_grad())
        {
            foreach (var (name, parameter) in parameters)
            {
                if (IsForInputs(name)) parameter.div_(scale);
            }
        }
        var input = x.detach().clone().requires_grad_();
        var y = run(input);
        (y * arange(y.numel(), type).mul(0.37).sin().reshape(y.shape)).sum().backward();
        var gradients = parameters.ToDictionary(named => named.Key, named => Numbers.Of(named.Value.grad!.div(IsForInputs(named.Key) ? scale : 1)));
        gradients["x"] = Numbers.Of(input.grad!.mul(scale));
        return (Numbers.Of(y), gradients);
    }

    static bool IsForInputs(string parameter) => parameter == "weight" || parameter.StartsWith("weight_ih", StringComparison.Ordinal);

    static (nn.Module Module, Func<Tensor, Tensor> Run) Make(string kind, ScalarType type)
    {
        switch (kind)
        {
            case "LSTM":
                var lstm = nn.LSTM(Vocabulary, Hidden, batchFirst: true, dtype: type);
                return (lstm, x => lstm.call(x).Item1);
            case "GRU":
                var gru = nn.GRU(Vocabulary, Hidden, dtype: type);
                return (gru, x => gru.call(x).Item1);
            case "RNN":
                var rnn = nn.RNN(Vocabulary, Hidden, batchFirst: true, bidirectional: true, dtype: type);
                return (rnn, x => rnn.call(x).Item1);
            case "LSTMCell":
                var lstmCell = nn.LSTMCell(Vocabulary, Hidden, dtype: type);
                return (lstmCell, x => Steps(x, state => zeros(state, type), (xt, h, c) => lstmCell.call(xt, (h, c))));
            case "GRUCell":
                var gruCell = nn.GRUCell(Vocabulary, Hidden, dtype: type);
                return (gruCell, x => Steps(x, state => zeros(state, type), (xt, h, c) => (gruCell.call(xt, h), c)));
            case "Linear" or "Linear without bias":
                var linear = nn.Linear(Vocabulary, Hidden, hasBias: kind == "Linear", dtype: type);
                return (linear, linear.call);
            default:
                var cell = nn.RNNCell(Vocabulary, Hidden, dtype: type);
                return (cell, x => Steps(x, state => zeros(state, type), (xt, h, c) => (cell.call(xt, h), c)));
        }
    }

    static Tensor Steps(Tensor x, Func<long[], Tensor> start, Func<Tensor, Tensor, Tensor, (Tensor, Tensor)> step)
    {
        var (h, c) = (start([x.size(0), Hidden]), start([x.size(0), Hidden]));
        var outputs = new List<Tensor>();
        for (var t = 0; t < x.size(1); t++)
        {
            (h, c) = step(x[.., t], h, c);
            outputs.Add(h);
        }
        return stack(outputs);
    }

    static void AssertClose(string name, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i])))) Assert.Fail($"{name}[{i}]: expected {expected[i]:R}, got {actual[i]:R}");
        }
    }
}
