using Relu = TorchSharp.Kernels.RnnCell<TorchSharp.Kernels.Unary.Relu, TorchSharp.Kernels.Binary.ReluGradient>;
using Rnn = TorchSharp.Kernels.RnnCell<TorchSharp.Kernels.Unary.Tanh, TorchSharp.Kernels.Binary.TanhGradient>;

namespace TorchSharp.Kernels;

/// <summary>Whole layers forward and backward.</summary>
public class RecurrentTests
{
    public static TheoryData<string> Cells() => ["RNN", "ReLU", "GRU", "LSTM"];

    /// <summary>
    /// Values and all gradients agree with the formulas written one number at a time, for batch 1 and more, length 1 and
    /// more, sizes around vector widths, both orders in memory, both directions, with and without biases and gaps.
    /// </summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void AgreesWithTheFormulas(string cell)
    {
        int trial = 0;
        foreach ((int batch, int steps, int inputs, int hidden) in ((int, int, int, int)[])
            [(1, 1, 1, 1), (1, 4, 3, 5), (2, 1, 4, 8), (3, 5, 2, 7), (4, 3, 5, 9), (5, 2, 6, 16), (13, 3, 3, 4), (6, 2, 3, 17)])
            foreach (bool batchFirst in (bool[])[false, true])
                foreach (bool reverse in (bool[])[false, true])
                {
                    var shape = new RecurrentShape(batch, steps, inputs, hidden, batchFirst, reverse);
                    RecurrentLayer<double> layer = Create(cell, shape, bias: trial % 3 != 0, gap: trial % 2 * hidden);
                    layer.Fill((length, k) => Array.ConvertAll(Samples.Normal<double>(100 * trial + k, length), value => 0.6 * value));
                    Run(cell, layer);
                    AssertSame(new NaiveRecurrentLayer(layer, cell).Run(), layer, 1e-10);
                    trial++;
                }
    }

    /// <summary>Inputs that are one-hot, or zero, are looked up: few one by one, many in a table.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void AgreesWithTheFormulasForOneHotInputs(string cell)
    {
        foreach ((int batch, int steps) in ((int, int)[])[(1, 1), (3, 2), (5, 4)])
            foreach (bool batchFirst in (bool[])[false, true])
                foreach (bool reverse in (bool[])[false, true])
                {
                    RecurrentLayer<double> layer = Create(cell, new RecurrentShape(batch, steps, 17, 6, batchFirst, reverse), bias: true, gap: 0);
                    layer.Fill((length, k) => Array.ConvertAll(Samples.Normal<double>(k, length), value => 0.6 * value));
                    Array.Clear(layer.X);
                    for (int row = 0; row < layer.Shape.Rows; row++)
                        if (row % 5 != 3)
                            layer.X[row * 17 + row * 7 % 17] = 1;
                    Run(cell, layer);
                    AssertSame(new NaiveRecurrentLayer(layer, cell).Run(), layer, 1e-10);
                }
    }

    /// <summary>Every gradient of the input agrees with central differences of the loss.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void GradientsAgreeWithCentralDifferences(string cell)
    {
        RecurrentLayer<double> layer = Create(cell, new RecurrentShape(2, 3, 3, 5, BatchFirst: true), bias: true, gap: 0);
        layer.Fill((length, k) => Samples.Normal<double>(k, length));
        Run(cell, layer);
        double[] dx = layer.Dx, dWeight = [.. layer.DHiddenWeight.Select(value => value - 1)];
        AssertDifferences(cell, layer, layer.X, dx);
        AssertDifferences(cell, layer, layer.HiddenWeight, dWeight);
    }

    /// <summary>Float agrees with double as far as float goes.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void SinglesAgreeWithDoubles(string cell)
    {
        var shape = new RecurrentShape(17, 6, 9, 33, BatchFirst: true);
        RecurrentLayer<double> doubles = Create(cell, shape, bias: true, gap: 0);
        doubles.Fill((length, k) => Array.ConvertAll(Samples.Normal<double>(k, length), value => 0.25 * value));
        var singles = new RecurrentLayer<float> { Shape = shape, Gates = doubles.Gates, Bias = true };
        singles.Fill((length, k) => Array.ConvertAll(Samples.Normal<double>(k, length), value => (float)(0.25 * value)));
        Run(cell, doubles);
        Run(cell, singles);
        AssertClose("y", doubles.Y, Doubles(singles.Y), 1e-5);
        AssertClose("dx", doubles.Dx, Doubles(singles.Dx), 1e-4);
        AssertClose("dW_hh", doubles.DHiddenWeight, Doubles(singles.DHiddenWeight), 1e-4);
        AssertClose("db_ih", doubles.DInputBias, Doubles(singles.DInputBias), 1e-4);
    }

    /// <summary>Gradients that are not given count as zero; those that are not wanted are not missed.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void AbsentGradientsAreZero(string cell)
    {
        RecurrentLayer<double> Layer()
        {
            RecurrentLayer<double> layer = Create(cell, new RecurrentShape(4, 3, 2, 6, BatchFirst: false), bias: true, gap: 0);
            layer.Fill((length, k) => Samples.Normal<double>(k, length));
            return layer;
        }
        RecurrentLayer<double> zeros = Layer(), absent = Layer();
        Array.Clear(zeros.Dy);
        Array.Clear(zeros.DcN);
        absent.Dy = [];
        absent.DcN = [];
        Run(cell, zeros);
        Run(cell, absent);
        AssertSame(zeros, absent, 0);
    }

    /// <summary>The number of threads does not change a single bit, for sizes that do not divide evenly.</summary>
    [Theory]
    [MemberData(nameof(Cells))]
    public void ThreadsShareABatch(string cell)
    {
        foreach ((int batch, bool batchFirst) in ((int, bool)[])[(50, true), (65, true), (50, false)])
        {
            RecurrentLayer<double> Layer()
            {
                RecurrentLayer<double> layer = Create(cell, new RecurrentShape(batch, 40, 40, 97, batchFirst), bias: true, gap: 3);
                layer.Fill((length, k) => Array.ConvertAll(Samples.Normal<double>(k, length), value => 0.1 * value));
                return layer;
            }
            RecurrentLayer<double> one = Layer(), three = Layer();
            AssertSameForAnyNumberOfThreads(cell, one, three);
            foreach (RecurrentLayer<double> layer in (RecurrentLayer<double>[])[one, three])
                for (int i = 0; i < layer.X.Length; i++)
                    layer.X[i] = i % 40 == i / 40 * 11 % 40 ? 1 : 0;
            AssertSameForAnyNumberOfThreads(cell, one, three);
        }
    }

    private static void AssertSameForAnyNumberOfThreads(string cell, RecurrentLayer<double> one, RecurrentLayer<double> three)
    {
        using (new ThreadLimit(1))
            Run(cell, one);
        using (new ThreadLimit(3))
            Run(cell, three);
        AssertSame(one, three, 0);
    }

    /// <summary>
    /// PyTorch 1.13.1:
    /// <code>
    /// torch.set_default_dtype(torch.float64)
    /// def fill(shape, k): n = math.prod(shape); return (torch.sin(torch.arange(n) * 0.7 + k) * 0.5).reshape(shape)
    /// layer = torch.nn.RNN(3, 4, batch_first=True)  # GRU, LSTM
    /// for k, p in enumerate(layer.parameters()): p.data = fill(p.shape, k + 1)
    /// x = fill((2, 3, 3), 10).requires_grad_(); h0 = fill((1, 2, 4), 11).requires_grad_(); c0 = fill((1, 2, 4), 12).requires_grad_()
    /// y, s = layer(x, h0)  # (h0, c0)
    /// loss = (y * fill(y.shape, 20)).sum() + (h_n * fill(h_n.shape, 21)).sum()  # + (c_n * fill(c_n.shape, 22)).sum()
    /// loss.backward()
    /// y[1, 2], x.grad[1, 0], h0.grad[0, 1], layer.weight_ih_l0.grad[3], layer.weight_hh_l0.grad[-1], layer.bias_ih_l0.grad[-4:], layer.bias_hh_l0.grad[-4:]
    /// </code>
    /// </summary>
    [Theory]
    [InlineData("RNN",
        new[] { -0.08529502408666208, -0.4543513260071081, -0.9363707305351289, 0.47784611837430646 },
        new[] { 0.1406591549050608, 0.06993760908665987, -0.03367668709048397 },
        new[] { -0.21136915220823532, -0.17881797885970904, -0.062165915945467304, 0.08372374860715909 },
        new[] { -0.15758834835836705, -0.024899503080415327, 0.1194999675617226 },
        new[] { 0.00043680567544265164, -0.20226277798654813, 0.2823651320720817, -0.3454941401427378 },
        new[] { 0.08291128392585273, 0.36458229010149135, -0.46625356819973807, -0.07225766571507958 },
        new[] { 0.08291128392585273, 0.36458229010149124, -0.4662535681997381, -0.07225766571507965 })]
    [InlineData("GRU",
        new[] { 0.12531455822926132, 0.23840125028467538, -0.25554975070847163, -0.35315492182023867 },
        new[] { -0.015114923308330816, -0.014663306600875484, -0.007315307678542563 },
        new[] { -0.056396688387211076, -0.171494729240643, -0.22696312125544216, -0.16225003981175995 },
        new[] { 0.00045397270978518795, -0.00020805482221918957, -0.0007722309203876068 },
        new[] { 0.006887748061825473, 0.009062199208311304, 0.003928721601312022, -0.0018304863395709643 },
        new[] { 0.21387916206792956, -0.006070738784781636, -0.019838563849735622, -0.040921616403536615 },
        new[] { 0.08467665333585812, 0.01712707991690939, -0.032101483419356425, -0.014718500244010859 })]
    [InlineData("LSTM",
        new[] { -0.02848551160375721, 0.013492846101308149, -0.3438276579233704, -0.46458305290717333 },
        new[] { -0.017630573682789093, -0.014510920403650531, -0.0045665545192892405 },
        new[] { -0.02697202397554993, -0.017738935905736025, -0.00016294910093487804, 0.0174896752121858 },
        new[] { 0.0018059137092641155, -0.016292186027613353, -0.026727816103275206 },
        new[] { 0.018417570838921937, 0.016900074391424772, 0.011548720150127707, -0.002320807207714441 },
        new[] { -0.015569596012851617, -0.022695002922056486, 0.05095914406787821, 0.03058392770580797 },
        new[] { -0.015569596012851619, -0.02269500292205649, 0.05095914406787821, 0.03058392770580797 })]
    public void AgreesWithPyTorch(string cell, double[] y, double[] dx, double[] dh0, double[] dInput, double[] dHidden, double[] dInputBias, double[] dHiddenBias)
    {
        RecurrentLayer<double> layer = Create(cell, new RecurrentShape(2, 3, 3, 4, BatchFirst: true), bias: true, gap: 0);
        layer.Fill((length, k) => [.. Enumerable.Range(0, length).Select(i => Math.Sin(i * 0.7 + k) * 0.5)]);
        Run(cell, layer);
        AssertClose("y", y, layer.Y[^4..], 1e-12);
        AssertClose("dx", dx, layer.Dx[9..12], 1e-12);
        AssertClose("dh0", dh0, layer.Dh0[4..], 1e-12);
        AssertClose("dW_ih", dInput, Less(layer.DInputWeight[9..12]), 1e-12);
        AssertClose("dW_hh", dHidden, Less(layer.DHiddenWeight[^4..]), 1e-12);
        AssertClose("db_ih", dInputBias, Less(layer.DInputBias[^4..]), 1e-12);
        AssertClose("db_hh", dHiddenBias, Less(layer.DHiddenBias[^4..]), 1e-12);

        static double[] Less(double[] added) => Array.ConvertAll(added, value => value - 1);
    }

    [Fact]
    public void SpansThatAreTooShortAreRefusedByName()
    {
        RecurrentLayer<double> layer = Create("LSTM", new RecurrentShape(2, 3, 3, 4, BatchFirst: true), bias: true, gap: 0);
        layer.Fill((length, k) => new double[length]);
        layer.C0 = new double[7];
        var error = Assert.Throws<ArgumentException>(() => Run("LSTM", layer));
        Assert.Contains("c0 holds 7 numbers, needs 8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptySequencesAreRefused()
    {
        RecurrentLayer<double> layer = Create("GRU", new RecurrentShape(2, 0, 3, 4, BatchFirst: true), bias: true, gap: 0);
        Assert.Throws<ArgumentException>(() => Recurrent.Forward<GruCell, double>(layer.Shape, default, default, [], [], []));
    }

    private static RecurrentLayer<double> Create(string cell, RecurrentShape shape, bool bias, int gap) =>
        new() { Shape = shape, Gates = cell switch { "GRU" => 3, "LSTM" => 4, _ => 1 }, Bias = bias, Gap = gap };

    private static void Run<T>(string cell, RecurrentLayer<T> layer) where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        switch (cell)
        {
            case "RNN": layer.Run<Rnn>(); break;
            case "ReLU": layer.Run<Relu>(); break;
            case "GRU": layer.Run<GruCell>(); break;
            default: layer.Run<LstmCell>(); break;
        }
    }

    private static void AssertSame(RecurrentLayer<double> expected, RecurrentLayer<double> actual, double tolerance)
    {
        AssertClose("y", expected.Y, actual.Y, tolerance);
        AssertClose("h_n", expected.HN, actual.HN, tolerance);
        AssertClose("c_n", expected.CN, actual.CN, tolerance);
        AssertClose("dx", expected.Dx, actual.Dx, tolerance);
        AssertClose("dh0", expected.Dh0, actual.Dh0, tolerance);
        AssertClose("dc0", expected.Dc0, actual.Dc0, tolerance);
        AssertClose("dW_ih", expected.DInputWeight, actual.DInputWeight, tolerance);
        AssertClose("dW_hh", expected.DHiddenWeight, actual.DHiddenWeight, tolerance);
        AssertClose("db_ih", expected.DInputBias, actual.DInputBias, tolerance);
        AssertClose("db_hh", expected.DHiddenBias, actual.DHiddenBias, tolerance);
    }

    private static void AssertClose(string name, double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            if (!(Math.Abs(expected[i] - actual[i]) <= tolerance))
                Assert.Fail($"{name}[{i}]: expected {expected[i]:R}, got {actual[i]:R}");
    }

    private static void AssertDifferences(string cell, RecurrentLayer<double> layer, double[] operand, double[] gradient)
    {
        const double Step = 1e-5;
        for (int i = 0; i < operand.Length; i++)
        {
            double old = operand[i];
            operand[i] = old + Step;
            double above = Loss(cell, layer);
            operand[i] = old - Step;
            double below = Loss(cell, layer);
            operand[i] = old;
            Assert.Equal((above - below) / (2 * Step), gradient[i], 1e-7);
        }
    }

    private static double Loss(string cell, RecurrentLayer<double> layer)
    {
        Run(cell, layer);
        double[] values = [.. layer.Y, .. layer.HN, .. layer.CN], weights = [.. layer.Dy, .. layer.DhN, .. layer.DcN];
        return values.Zip(weights, (value, weight) => value * weight).Sum();
    }

    private static double[] Doubles(float[] values) => Array.ConvertAll(values, value => (double)value);
}
