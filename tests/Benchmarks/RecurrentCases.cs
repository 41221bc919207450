using TorchSharp.Kernels;
using Rnn = TorchSharp.Kernels.RnnCell<TorchSharp.Kernels.Unary.Tanh, TorchSharp.Kernels.Binary.TanhGradient>;

namespace Benchmarks;

/// <summary>Recurrent layers at the sizes of the course's models: batch first, float32, zero initial state.</summary>
internal static class RecurrentCases
{
    public static IEnumerable<Case> All()
    {
        yield return Training<LstmCell>("LSTM", new RecurrentShape(64, 40, 36, 128, BatchFirst: true), inputGradient: false);
        yield return Training<LstmCell>("LSTM", new RecurrentShape(64, 40, 65, 128, BatchFirst: true), inputGradient: false);
        yield return Training<LstmCell>("LSTM", new RecurrentShape(32, 64, 65, 512, BatchFirst: true), inputGradient: false);
        yield return Training<LstmCell>("LSTM", new RecurrentShape(32, 20, 27, 128, BatchFirst: true), inputGradient: false);
        yield return Training<LstmCell>("LSTM", new RecurrentShape(32, 120, 100, 64, BatchFirst: true), inputGradient: true);
        yield return Training<GruCell>("GRU", new RecurrentShape(32, 120, 64, 64, BatchFirst: true), inputGradient: true);
        yield return Training<GruCell>("GRU", new RecurrentShape(64, 40, 65, 128, BatchFirst: true), inputGradient: false);
        yield return Training<Rnn>("RNN", new RecurrentShape(64, 40, 65, 128, BatchFirst: true), inputGradient: false);
        yield return Training<LstmCell>("LSTM", new RecurrentShape(60, 1, 90, 64, BatchFirst: true), inputGradient: true);
        yield return Inference<LstmCell>("LSTM", new RecurrentShape(1, 1, 65, 128, BatchFirst: true));
        yield return Inference<LstmCell>("LSTM", new RecurrentShape(1, 100, 65, 128, BatchFirst: true));
        yield return Inference<GruCell>("GRU", new RecurrentShape(1, 1, 65, 128, BatchFirst: true));
    }

    private static Case Training<TCell>(string name, RecurrentShape shape, bool inputGradient) where TCell : struct, IRecurrentCell
    {
        var layer = new Layer<TCell>(shape, inputGradient);
        string setup = Setup(name, shape, inputGradient) + "; dy = torch.rand(x.shape[0], x.shape[1], layer.hidden_size)";
        string statement = "layer.zero_grad(); x.grad = None; layer(x)[0].backward(dy)";
        return new Case($"{name} training {Sizes(shape)}", shape.Rows, Unit.Rows, layer.Train, setup, statement);
    }

    private static Case Inference<TCell>(string name, RecurrentShape shape) where TCell : struct, IRecurrentCell
    {
        var layer = new Layer<TCell>(shape, inputGradient: false);
        string setup = Setup(name, shape, inputGradient: false) + "; torch.set_grad_enabled(False)";
        return new Case($"{name} inference {Sizes(shape)}", shape.Rows, Unit.Rows, layer.Forward, setup, "layer(x)");
    }

    private static string Sizes(RecurrentShape shape) => $"{shape.Batch}x{shape.Steps}x{shape.Inputs}->{shape.Hidden}";

    private static string Setup(string name, RecurrentShape shape, bool inputGradient) =>
        $"torch.set_grad_enabled(True); layer = torch.nn.{name}({shape.Inputs}, {shape.Hidden}, batch_first=True); "
        + $"x = torch.rand({shape.Batch}, {shape.Steps}, {shape.Inputs}, requires_grad={(inputGradient ? "True" : "False")})";

    /// <summary>The memory of one layer.</summary>
    private sealed class Layer<TCell> where TCell : struct, IRecurrentCell
    {
        private readonly RecurrentShape shape;
        private readonly float[] x, state, y, dy, dx, gates, extras, inputWeight, hiddenWeight, bias, dInputWeight, dHiddenWeight, dBias, workspace;

        public Layer(RecurrentShape shape, bool inputGradient)
        {
            this.shape = shape;
            int sums = TCell.Gates * shape.Hidden;
            x = Values.Random<float>(shape.Rows * shape.Inputs);
            state = new float[shape.Batch * shape.Hidden];
            y = new float[shape.Rows * shape.Hidden];
            dy = Values.Random<float>(y.Length);
            dx = new float[inputGradient ? x.Length : 0];
            gates = new float[Recurrent.GatesLength<TCell>(shape)];
            extras = new float[Recurrent.ExtrasLength<TCell>(shape)];
            inputWeight = Array.ConvertAll(Values.Random<float>(sums * shape.Inputs), Centred);
            hiddenWeight = Array.ConvertAll(Values.Random<float>(sums * shape.Hidden), Centred);
            bias = Array.ConvertAll(Values.Random<float>(sums), Centred);
            dInputWeight = new float[inputWeight.Length];
            dHiddenWeight = new float[hiddenWeight.Length];
            dBias = new float[bias.Length];
            workspace = new float[Math.Max(Recurrent.ForwardWorkspaceLength<TCell, float>(shape), Recurrent.BackwardWorkspaceLength<TCell, float>(shape))];
        }

        private RecurrentParameters<float> Parameters => new(inputWeight, hiddenWeight, bias, bias);

        private RecurrentSequences<float> Sequences =>
            new() { X = x, H0 = state, C0 = state, Y = y, YStride = shape.Hidden, Gates = gates, Extras = extras };

        public void Forward() => Recurrent.Forward<TCell, float>(shape, Parameters, Sequences, [], [], workspace);

        public void Train()
        {
            Forward();
            Array.Clear(dInputWeight);
            Array.Clear(dHiddenWeight);
            Array.Clear(dBias);
            Recurrent.Backward<TCell, float>(shape, Parameters, Sequences,
                new RecurrentGradients<float> { Dy = dy, DyStride = shape.Hidden, Dx = dx },
                new RecurrentParameterGradients<float>(dInputWeight, dHiddenWeight, dBias, dBias), workspace);
        }

        /// <summary>As PyTorch initializes: uniform on plus or minus 1 / sqrt(hidden).</summary>
        private float Centred(float value) => (2 * value - 1) / MathF.Sqrt(shape.Hidden);
    }
}
