using TorchSharp.Tests.Autograd;
using static TorchSharp.torch;

namespace TorchSharp.Tests.BadInput;

/// <summary>A tensor that has been disposed is refused by every operation and layer, in words that say so.</summary>
public class DisposedTests
{
    public static TheoryData<string> Operations => [.. GradientTests.Checked];

    [Theory, MemberData(nameof(Operations))]
    public void OperationsRefuseDisposedTensors(string name)
    {
        var (function, inputs) = GradientTests.Case(name);
        using var numbers = new Generator(3);
        for (var disposed = 0; disposed < inputs(numbers).Length; disposed++)
        {
            var operands = inputs(numbers);
            operands[disposed].Dispose();
            Refused(() => function(operands));
        }
    }

    static readonly Dictionary<string, Func<Tensor, object?>> Layers = new()
    {
        ["Linear"] = x => nn.Linear(3, 2).call(x),
        ["Conv1d"] = x => nn.Conv1d(3, 2, 1).call(x),
        ["MaxPool1d"] = x => nn.MaxPool1d(2).call(x),
        ["AvgPool1d"] = x => nn.AvgPool1d(2).call(x),
        ["LayerNorm"] = x => nn.LayerNorm(3).call(x),
        ["Dropout"] = x => nn.Dropout().call(x),
        ["Embedding"] = x => nn.Embedding(3, 2).call(x),
        ["RNN"] = x => nn.RNN(3, 2).call(x).Item1,
        ["GRU"] = x => nn.GRU(3, 2).call(x).Item1,
        ["LSTM"] = x => nn.LSTM(3, 2).call(x).Item1,
        ["LSTM's state"] = x => nn.LSTM(3, 3, 2).call(zeros(2, 3, 3), (x, zeros(2, 3, 3))).Item1,
        ["CrossEntropyLoss"] = x => nn.CrossEntropyLoss().call(x, zeros(2, 3, int64)),
        ["target of CrossEntropyLoss"] = x => nn.CrossEntropyLoss().call(zeros(2, 3), x),
        ["backward"] = x =>
        {
            x.backward();
            return null;
        },
        ["copy_"] = x => zeros(2, 3, 3).copy_(x),
        ["cat"] = x => cat([zeros(2, 3, 3), x]),
        ["index"] = x => zeros(3)[x],
    };

    public static TheoryData<string> LayerNames => [.. Layers.Keys];

    [Theory, MemberData(nameof(LayerNames))]
    public void LayersRefuseDisposedTensors(string name)
    {
        var x = zeros(2, 3, 3);
        x.Dispose();
        Refused(() => Layers[name](x));
    }

    /// <summary>So does a layer that has been disposed, and an optimizer of it.</summary>
    [Fact]
    public void DisposedLayersAreRefused()
    {
        var layer = nn.Linear(3, 2);
        var optimizer = optim.SGD(layer.parameters(), 0.1);
        layer.call(zeros(2, 3)).sum().backward();
        layer.Dispose();
        Refused(() => layer.call(zeros(2, 3)));
        Refused(() => optimizer.step());
        var (x, cell) = (zeros(2, 3), nn.GRUCell(3, 2));
        x.Dispose();
        Refused(() => cell.call(x, zeros(2, 2)));
    }

    static void Refused(Func<object?> use)
        => Assert.Contains("Tensor invalid", Assert.ThrowsAny<InvalidOperationException>(() => { use(); }).Message);
}
