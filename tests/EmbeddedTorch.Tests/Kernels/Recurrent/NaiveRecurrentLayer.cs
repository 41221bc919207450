namespace TorchSharp.Kernels;

/// <summary>torch.nn.RNN, GRU and LSTM one number at a time, after the formulas of PyTorch's documentation.</summary>
internal sealed class NaiveRecurrentLayer
{
    private readonly RecurrentLayer<double> layer;
    private readonly string cell;
    private readonly Scalar[] x, h0, c0, inputWeight, hiddenWeight, inputBias, hiddenBias;

    public NaiveRecurrentLayer(RecurrentLayer<double> layer, string cell)
    {
        this.layer = layer;
        this.cell = cell;
        int gates = layer.Gates * layer.Shape.Hidden;
        x = Scalars(layer.X);
        h0 = Scalars(layer.H0);
        c0 = Scalars(layer.C0);
        inputWeight = Scalars(layer.InputWeight);
        hiddenWeight = Scalars(layer.HiddenWeight);
        inputBias = Scalars(layer.Bias ? layer.InputBias : new double[gates]);
        hiddenBias = Scalars(layer.Bias ? layer.HiddenBias : new double[gates]);
    }

    /// <summary>A layer with the same operands and the results and gradients of this implementation.</summary>
    public RecurrentLayer<double> Run()
    {
        RecurrentShape shape = layer.Shape;
        Scalar loss = 0;
        double[] y = new double[layer.Dy.Length], hN = new double[h0.Length], cN = new double[c0.Length];
        for (int b = 0; b < shape.Batch; b++)
        {
            Scalar[] h = h0[(b * shape.Hidden)..((b + 1) * shape.Hidden)], c = c0[(b * shape.Hidden)..((b + 1) * shape.Hidden)];
            for (int n = 0; n < shape.Steps; n++)
            {
                int row = layer.Row(b, shape.Time(n));
                (h, c) = Step(x[(row * shape.Inputs)..((row + 1) * shape.Inputs)], h, c);
                loss = Weigh(loss, h, layer.Dy, y, row * layer.Stride);
            }
            loss = Weigh(loss, h, layer.DhN, hN, b * shape.Hidden);
            if (cell == "LSTM")
                loss = Weigh(loss, c, layer.DcN, cN, b * shape.Hidden);
        }
        loss.Backward();
        return new RecurrentLayer<double>
        {
            Shape = shape,
            Gates = layer.Gates,
            Bias = layer.Bias,
            Gap = layer.Gap,
            Y = y,
            HN = hN,
            CN = cell == "LSTM" ? cN : [],
            Dx = Gradients(x),
            Dh0 = Gradients(h0),
            Dc0 = cell == "LSTM" ? Gradients(c0) : [],
            DInputWeight = Gradients(inputWeight, 1),
            DHiddenWeight = Gradients(hiddenWeight, 1),
            DInputBias = layer.Bias ? Gradients(inputBias, 1) : [],
            DHiddenBias = layer.Bias ? Gradients(hiddenBias, 1) : []
        };
    }

    private (Scalar[] H, Scalar[] C) Step(Scalar[] input, Scalar[] h, Scalar[] c)
    {
        int hidden = layer.Shape.Hidden;
        Scalar[] fromInput = Affine(inputWeight, input, inputBias), fromState = Affine(hiddenWeight, h, hiddenBias);
        Scalar[] newH = new Scalar[hidden], newC = [.. c];
        for (int j = 0; j < hidden; j++)
        {
            switch (cell)
            {
                case "RNN": newH[j] = Scalar.Tanh(Sum(0)); break;
                case "ReLU": newH[j] = Scalar.Relu(Sum(0)); break;
                case "GRU":
                    Scalar r = Scalar.Sigmoid(Sum(0)), z = Scalar.Sigmoid(Sum(1));
                    Scalar candidate = Scalar.Tanh(fromInput[2 * hidden + j] + r * fromState[2 * hidden + j]);
                    newH[j] = (1 - z) * candidate + z * h[j];
                    break;
                default:
                    newC[j] = Scalar.Sigmoid(Sum(1)) * c[j] + Scalar.Sigmoid(Sum(0)) * Scalar.Tanh(Sum(2));
                    newH[j] = Scalar.Sigmoid(Sum(3)) * Scalar.Tanh(newC[j]);
                    break;
            }

            Scalar Sum(int gate) => fromInput[gate * hidden + j] + fromState[gate * hidden + j];
        }
        return (newH, newC);
    }

    private static Scalar[] Affine(Scalar[] weight, Scalar[] input, Scalar[] bias)
    {
        Scalar[] result = new Scalar[bias.Length];
        for (int i = 0; i < bias.Length; i++)
        {
            result[i] = bias[i];
            for (int k = 0; k < input.Length; k++)
                result[i] += weight[i * input.Length + k] * input[k];
        }
        return result;
    }

    /// <summary>Adds the products of values and weights to the loss and notes the values.</summary>
    private static Scalar Weigh(Scalar loss, Scalar[] values, double[] weights, double[] notes, int at)
    {
        for (int j = 0; j < values.Length; j++)
        {
            notes[at + j] = values[j].Value;
            loss += values[j] * weights[at + j];
        }
        return loss;
    }

    private static Scalar[] Scalars(double[] values) => Array.ConvertAll(values, value => new Scalar(value));

    private static double[] Gradients(Scalar[] scalars, double start = 0) => Array.ConvertAll(scalars, scalar => start + scalar.Gradient);
}
