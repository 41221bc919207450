using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimizers;

/// <summary>The optimizers with random options agree with the formulas of their papers, one number at a time.</summary>
public class NaiveOptimizerTests
{
    const int Steps = 15;

    /// <summary>One weight after some steps, given its start and its gradients.</summary>
    delegate double Naive(double w, double[] gradients);

    static void Check(Func<Parameter[], optim.Optimizer> make, Naive naive, int seed)
    {
        var random = new System.Random(seed);
        var start = Enumerable.Range(0, 11).Select(_ => random.NextDouble() * 2 - 1).ToArray();
        var gradients = Enumerable.Range(0, Steps).Select(_ => start.Select(_ => random.NextDouble() * 2 - 1).ToArray()).ToArray();
        var parameter = new Parameter(tensor(start));
        var optimizer = make([parameter]);
        foreach (var gradient in gradients)
        {
            parameter.grad = tensor(gradient);
            optimizer.step();
        }
        Numbers.Close(parameter, [11], 1e-11, [.. start.Select((w, i) => naive(w, [.. gradients.Select(g => g[i])]))]);
    }

    [Fact]
    public void StochasticGradientDescent()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new System.Random(100 + seed);
            double rate = random.NextDouble() * 0.3, momentum = seed % 3 == 0 ? 0 : random.NextDouble(), decay = random.NextDouble() * 0.1;
            var nesterov = momentum > 0 && seed % 2 == 0;
            var dampening = momentum > 0 && !nesterov ? random.NextDouble() : 0;
            Check(p => optim.SGD(p, rate, momentum, dampening, decay, nesterov), (w, gradients) =>
            {
                double? buffer = null;
                foreach (var gradient in gradients)
                {
                    var d = gradient + decay * w;
                    if (momentum > 0)
                    {
                        buffer = buffer is { } b ? momentum * b + (1 - dampening) * d : d;
                        d = nesterov ? d + momentum * buffer.Value : buffer.Value;
                    }
                    w -= rate * d;
                }
                return w;
            }, seed);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Adam(bool decoupled)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new System.Random(200 + seed);
            double rate = random.NextDouble() * 0.1, beta1 = random.NextDouble(), beta2 = random.NextDouble(), decay = random.NextDouble() * 0.1;
            const double Eps = 1e-4;
            Check(p => decoupled ? optim.AdamW(p, rate, beta1, beta2, Eps, decay) : optim.Adam(p, rate, beta1, beta2, Eps, decay), (w, gradients) =>
            {
                double m = 0, v = 0;
                for (var t = 1; t <= gradients.Length; t++)
                {
                    var d = gradients[t - 1] + (decoupled ? 0 : decay * w);
                    if (decoupled) w -= rate * decay * w;
                    m = beta1 * m + (1 - beta1) * d;
                    v = beta2 * v + (1 - beta2) * d * d;
                    w -= rate * (m / (1 - Math.Pow(beta1, t))) / (Math.Sqrt(v / (1 - Math.Pow(beta2, t))) + Eps);
                }
                return w;
            }, seed);
        }
    }

    [Fact]
    public void RootMeanSquareAndAdaptiveGradients()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new System.Random(300 + seed);
            double rate = random.NextDouble() * 0.1, alpha = random.NextDouble(), decay = random.NextDouble() * 0.1, lrDecay = random.NextDouble() * 0.2;
            const double Eps = 1e-4;
            Check(p => optim.RMSProp(p, rate, alpha, Eps, decay), (w, gradients) =>
            {
                var a = 0.0;
                foreach (var gradient in gradients)
                {
                    var d = gradient + decay * w;
                    a = alpha * a + (1 - alpha) * d * d;
                    w -= rate * d / (Math.Sqrt(a) + Eps);
                }
                return w;
            }, seed);
            Check(p => optim.Adagrad(p, rate, lrDecay, decay, 0.2, Eps), (w, gradients) =>
            {
                var a = 0.2;
                for (var t = 0; t < gradients.Length; t++)
                {
                    var d = gradients[t] + decay * w;
                    a += d * d;
                    w -= rate / (1 + t * lrDecay) * d / (Math.Sqrt(a) + Eps);
                }
                return w;
            }, seed);
        }
    }
}
