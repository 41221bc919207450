using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Layers;

/// <summary>Layers and losses of random shapes agree with the formulas of their definitions, one number at a time.</summary>
public class NaiveTwinTests
{
    const int Trials = 40;

    static readonly System.Random Random = new(5);

    static int Size(int most) => Random.Next(1, most + 1);

    static Tensor Normal(params long[] shape)
    {
        using var numbers = new Generator((ulong)Random.Next());
        return randn(shape, dtype: float64, generator: numbers);
    }

    static void Close(Tensor actual, long[] shape, double[] expected) => Numbers.Close(actual, shape, 1e-12, expected);

    [Fact]
    public void Convolution()
    {
        for (var trial = 0; trial < Trials; trial++)
        {
            int groups = Size(3), inputs = Size(2), outputs = Size(2), kernel = Size(4), stride = Size(3), padding = Random.Next(3), dilation = Size(2), batch = Size(3);
            var reach = dilation * (kernel - 1) + 1;
            var length = reach + Random.Next(6);
            var (x, w, b) = (Normal(batch, groups * inputs, length), Normal(groups * outputs, inputs, kernel), Normal(groups * outputs));
            var count = (length + 2 * padding - reach) / stride + 1;
            var (xs, ws, bs) = (Numbers.Of(x), Numbers.Of(w), Numbers.Of(b));
            var expected = new List<double>();
            for (var n = 0; n < batch; n++)
                for (var o = 0; o < groups * outputs; o++)
                    for (var t = 0; t < count; t++) expected.Add(bs[o] + Window(n, o, t));
            Close(conv1d(x, w, b, stride, padding, dilation, groups), [batch, groups * outputs, count], [.. expected]);

            double Window(int n, int o, int t)
            {
                var sum = 0.0;
                for (var c = 0; c < inputs; c++)
                    for (var k = 0; k < kernel; k++)
                    {
                        var at = t * stride + k * dilation - padding;
                        var channel = o / outputs * inputs + c;
                        if (at >= 0 && at < length) sum += ws[(o * inputs + c) * kernel + k] * xs[(n * groups * inputs + channel) * length + at];
                    }
                return sum;
            }
        }
    }

    [Fact]
    public void LayerNormalization()
    {
        for (var trial = 0; trial < Trials; trial++)
        {
            int rows = Size(6), width = Size(9);
            var (x, w, b) = (Normal(rows, width), Normal(width), Normal(width));
            var (xs, ws, bs) = (Numbers.Of(x), Numbers.Of(w), Numbers.Of(b));
            var expected = new double[rows * width];
            for (var r = 0; r < rows; r++)
            {
                var row = xs[(r * width)..((r + 1) * width)];
                var mean = row.Average();
                var variance = row.Average(v => (v - mean) * (v - mean));
                for (var j = 0; j < width; j++) expected[r * width + j] = (row[j] - mean) / Math.Sqrt(variance + 1e-5) * ws[j] + bs[j];
            }
            Close(layer_norm(x, [width], w, b), [rows, width], expected);
        }
    }

    /// <summary>Vectors are those of the rows; the gradient of a row is the sum over its places, none for the padding.</summary>
    [Fact]
    public void Embedding()
    {
        for (var trial = 0; trial < Trials; trial++)
        {
            int count = Size(6), size = Size(5), places = Size(12), padding = Random.Next(count);
            var table = nn.Embedding(count, size, padding_idx: padding, dtype: float64);
            long[] indices = [.. Enumerable.Range(0, places).Select(_ => (long)Random.Next(count))];
            var g = Normal(places, size);
            var (weights, gs) = (Numbers.Of(table.weight!), Numbers.Of(g));
            var y = table.call(tensor(indices));
            Close(y, [places, size], [.. indices.SelectMany(i => weights[(int)(i * size)..(int)((i + 1) * size)])]);
            y.mul(g).sum().backward();
            var expected = new double[count * size];
            for (var p = 0; p < places; p++)
                for (var j = 0; j < size && indices[p] != padding; j++) expected[indices[p] * size + j] += gs[p * size + j];
            Close(table.weight!.grad!, [count, size], expected);
        }
    }

    [Fact]
    public void CrossEntropy()
    {
        for (var trial = 0; trial < Trials; trial++)
        {
            int rows = Size(7), classes = Size(6);
            var (x, weights) = (Normal(rows, classes).requires_grad_(), rand([classes], dtype: float64) + 0.1);
            long[] targets = [.. Enumerable.Range(0, rows).Select(r => Random.Next(4) == 0 && r > 0 ? -100L : Random.Next(classes))];
            targets[0] = 0;
            var (xs, ws) = (Numbers.Of(x), Numbers.Of(weights));
            var (loss, total, gradient) = (0.0, 0.0, new double[rows * classes]);
            for (var r = 0; r < rows; r++)
            {
                if (targets[r] == -100) continue;
                var w = ws[targets[r]];
                var sum = Enumerable.Range(0, classes).Sum(c => Math.Exp(xs[r * classes + c]));
                loss += w * (Math.Log(sum) - xs[r * classes + (int)targets[r]]);
                total += w;
                for (var c = 0; c < classes; c++) gradient[r * classes + c] = w * (Math.Exp(xs[r * classes + c]) / sum - (c == targets[r] ? 1 : 0));
            }
            var actual = cross_entropy(x, tensor(targets), weights);
            Close(actual, [], [loss / total]);
            actual.backward();
            Close(x.grad!, [rows, classes], [.. gradient.Select(v => v / total)]);
        }
    }
}
