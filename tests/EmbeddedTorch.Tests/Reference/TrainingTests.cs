using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests.Reference;

/// <summary>Training from the same seed follows PyTorch's loss curve; the models and the data are those of pytorch_training.py.</summary>
public class TrainingTests
{
    const int Steps = 12, Batch = 4, Symbols = 6;
    const double Tolerance = 1e-3;

    static (Tensor X, Tensor Y) Data(int step)
    {
        var n = arange(Steps + 1).reshape(1, -1) + step % 5;
        var rows = arange(Batch).reshape(-1, 1);
        var symbols = (n * n + rows * n + step % 3) % Symbols;
        return (symbols[.., ..^1], symbols[.., 1..]);
    }

    sealed class Recurrent<TLayer> : nn.Module<Tensor, Tensor> where TLayer : nn.Module
    {
        readonly Embedding embedding = nn.Embedding(Symbols, 5);
        readonly TLayer recurrent;
        readonly Linear head;
        readonly Func<TLayer, Tensor, Tensor> run;

        internal Recurrent(Func<TLayer> make, Func<TLayer, Tensor, Tensor> run, long features = 8) : base("recurrent")
        {
            this.run = run;
            recurrent = make();
            head = nn.Linear(features, Symbols);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => head.call(run(recurrent, embedding.call(x)));
    }

    sealed class Convolutional : nn.Module<Tensor, Tensor>
    {
        readonly Embedding embedding = nn.Embedding(Symbols, 5);
        readonly Conv1d convolution = nn.Conv1d(5, 8, 3, padding: 1);
        readonly LayerNorm norm = nn.LayerNorm(8);
        readonly Dropout dropout = nn.Dropout(0.2);
        readonly Linear head = nn.Linear(8, Symbols);

        internal Convolutional() : base("convolutional") => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            var y = convolution.call(embedding.call(x).transpose(1, 2)).transpose(1, 2);
            return head.call(dropout.call(norm.call(y).relu()));
        }
    }

    static void Follow(string name, Func<nn.Module<Tensor, Tensor>> make, Func<IEnumerable<Parameter>, optim.Optimizer> optimize, Func<optim.Optimizer, LRScheduler>? schedule = null, double? clip = null, bool byLoss = false)
    {
        var expected = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "PyTorchTraining.txt")).Single(line => line.StartsWith(name + "\t", StringComparison.Ordinal))
            .Split('\t')[1].Split(' ').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray();
        manual_seed(11);
        var model = make();
        var optimizer = optimize(model.parameters());
        var scheduler = schedule?.Invoke(optimizer);
        for (var step = 0; step < expected.Length; step++)
        {
            using var scope = NewDisposeScope();
            var loss = Train(model, optimizer, step, clip);
            if (byLoss) scheduler!.step(loss);
            else scheduler?.step();
            Assert.True(Math.Abs(loss - expected[step]) <= Tolerance, FormattableString.Invariant($"{name}: the loss of step {step} is {loss:R}, PyTorch's {expected[step]:R}"));
        }
        Assert.True(expected[^1] < 0.9 * expected[0], "the model learns nothing: the comparison says little");
    }

    static double Train(nn.Module<Tensor, Tensor> model, optim.Optimizer optimizer, int step, double? clip)
    {
        var (x, y) = Data(step);
        optimizer.zero_grad();
        var loss = nn.functional.cross_entropy(model.call(x).reshape(-1, Symbols), y.reshape(-1));
        loss.backward();
        if (clip is { } norm) nn.utils.clip_grad_norm_(model.parameters(), norm);
        optimizer.step();
        return loss.ToDouble();
    }

    [Fact]
    public void Lstm() => Follow("LSTM", () => new Recurrent<LSTM>(() => nn.LSTM(5, 8, batchFirst: true), (m, x) => m.call(x).Item1), p => optim.Adam(p, 0.01), clip: 1);

    [Fact]
    public void LstmOfTwoLayersWithDropout()
        => Follow("LSTM of two layers with dropout", () => new Recurrent<LSTM>(() => nn.LSTM(5, 8, 2, batchFirst: true, dropout: 0.3), (m, x) => m.call(x).Item1), p => optim.AdamW(p, 0.05, weight_decay: 0.01), o => StepLR(o, 15, 0.5));

    [Fact]
    public void Gru() => Follow("GRU", () => new Recurrent<GRU>(() => nn.GRU(5, 8, batchFirst: true), (m, x) => m.call(x).Item1), p => optim.RMSProp(p, 0.01), o => ExponentialLR(o, 0.98));

    [Fact]
    public void RnnInBothDirections()
        => Follow("RNN in both directions", () => new Recurrent<RNN>(() => nn.RNN(5, 8, batchFirst: true, bidirectional: true), (m, x) => m.call(x).Item1, 16), p => optim.SGD(p, 0.5, 0.9, weight_decay: 1e-3, nesterov: true), o => CosineAnnealingLR(o, 20), 0.5);

    [Fact]
    public void RnnOfReLU()
        => Follow("RNN of ReLU", () => new Recurrent<RNN>(() => nn.RNN(5, 8, nonLinearity: nn.NonLinearities.ReLU, batchFirst: true), (m, x) => m.call(x).Item1), p => optim.Adagrad(p, 0.05), o => LambdaLR(o, n => 1 / (1 + 0.05 * n)));

    [Fact]
    public void ConvolutionNormalizationDropout()
        => Follow("convolution, normalization, dropout", () => new Convolutional(), p => optim.SGD(p, 0.5, 0.8), o => ReduceLROnPlateau(o, factor: 0.5, patience: 3), byLoss: true);
}
