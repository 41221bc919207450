using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Threading;

/// <summary>The number of threads changes no bit: not of a layer's result, not of a gradient, not of a step of an optimizer. The sizes are so large that work is shared.</summary>
public class ThreadCountTests
{
    const int Batch = 37, Steps = 9, Inputs = 70, Hidden = 193;

    public static TheoryData<string> Layers() => ["LSTM", "LSTM one-hot", "GRU", "RNN", "LSTM two layers, both directions", "LSTMCell", "GRUCell", "RNNCell", "Linear", "Embedding", "Conv1d", "LayerNorm", "attention", "head"];

    [Theory]
    [MemberData(nameof(Layers))]
    public void ResultsDoNotDependOnTheNumberOfThreads(string layer)
    {
        var one = Training(layer, 1);
        foreach (var threads in new[] { 2, 3 }) Assert.Equal(one, Training(layer, threads));
    }

    /// <summary>Output, gradients and parameters after a step.</summary>
    static List<double[]> Training(string layer, int threads)
    {
        var before = get_num_threads();
        set_num_threads(threads);
        try
        {
            using var scope = NewDisposeScope();
            random.manual_seed(3);
            var (module, run) = Make(layer);
            var optimizer = optim.Adam(module.parameters(), 0.01);
            var y = run();
            (y * y.sin()).sum().backward();
            var numbers = new List<double[]> { Numbers.Of(y) };
            numbers.AddRange(module.parameters().Select(parameter => Numbers.Of(parameter.grad!)));
            nn.utils.clip_grad_norm_(module.parameters(), 1);
            optimizer.step();
            numbers.AddRange(module.parameters().Select(Numbers.Of));
            return numbers;
        }
        finally
        {
            set_num_threads(before);
        }
    }

    static (nn.Module Module, Func<Tensor> Run) Make(string layer)
    {
        var x = randn(Batch, Steps, Inputs);
        switch (layer)
        {
            case "LSTM":
                var lstm = nn.LSTM(Inputs, Hidden, batchFirst: true);
                return (lstm, () => lstm.call(x).Item1);
            case "LSTM one-hot":
                var lookUp = nn.LSTM(Inputs, Hidden, batchFirst: true);
                return (lookUp, () => lookUp.call(nn.functional.one_hot(x.argmax(-1), Inputs).to_type(float32)).Item1);
            case "GRU":
                var gru = nn.GRU(Inputs, Hidden);
                return (gru, () => gru.call(x.transpose(0, 1)).Item1);
            case "RNN":
                var rnn = nn.RNN(Inputs, Hidden, batchFirst: true);
                return (rnn, () => rnn.call(x).Item1);
            case "LSTM two layers, both directions":
                var deep = nn.LSTM(Inputs, Hidden, 2, batchFirst: true, bidirectional: true);
                return (deep, () => deep.call(x).Item1);
            case "LSTMCell":
                var lstmCell = nn.LSTMCell(Inputs, Hidden);
                return (lstmCell, () => lstmCell.call(x[.., 0], (randn(Batch, Hidden), randn(Batch, Hidden))).Item1);
            case "GRUCell":
                var gruCell = nn.GRUCell(Inputs, Hidden);
                return (gruCell, () => gruCell.call(x[.., 0], randn(Batch, Hidden)));
            case "RNNCell":
                var cell = nn.RNNCell(Inputs, Hidden);
                return (cell, () => cell.call(x[.., 0], randn(Batch, Hidden)));
            case "Linear":
                var linear = nn.Linear(Inputs, Hidden);
                return (linear, () => linear.call(x).relu());
            case "Embedding":
                var embedding = nn.Embedding(1000, 128);
                return (embedding, () => embedding.call(randint(0, 1000, [Batch, Steps])));
            case "Conv1d":
                var convolution = nn.Conv1d(Inputs, Hidden, 3);
                return (convolution, () => convolution.call(x.transpose(1, 2)));
            case "LayerNorm":
                var norm = nn.LayerNorm([Inputs]);
                return (norm, () => norm.call(x));
            case "attention":
                var keys = nn.Linear(Inputs, 150);
                return (keys, () => keys.call(x).matmul(keys.call(x).transpose(1, 2)).softmax(-1).matmul(keys.call(x)));
            default:
                var head = nn.Linear(Inputs, 40);
                return (head, () => nn.functional.cross_entropy(head.call(x).reshape(-1, 40), randint(0, 40, [Batch * Steps])));
        }
    }
}
