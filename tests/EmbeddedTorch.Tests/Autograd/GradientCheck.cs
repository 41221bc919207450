using static TorchSharp.torch;

namespace TorchSharp.Tests.Autograd;

/// <summary>Compares recorded gradients with central differences in float64.</summary>
static class GradientCheck
{
    const double Step = 1e-6;
    const double Tolerance = 1e-6;

    /// <summary>Checks the gradient of every input of a function with respect to a random weighting of its result.</summary>
    internal static void Of(string name, Func<Tensor[], Tensor> function, params Tensor[] inputs)
    {
        var leaves = inputs.Select(x => x.clone().detach().requires_grad_(x.is_floating_point())).ToArray();
        var result = function(leaves);
        var weights = Weights(result.shape);
        result.mul(weights).sum().backward();
        for (var i = 0; i < inputs.Length; i++)
        {
            if (!inputs[i].is_floating_point()) continue;
            Assert.True(leaves[i].grad is not null, $"{name}: argument {i} received no gradient");
            Compare(name, function, inputs, i, weights, Numbers.Of(leaves[i].grad!));
        }
    }

    static void Compare(string name, Func<Tensor[], Tensor> function, Tensor[] inputs, int argument, Tensor weights, double[] received)
    {
        Assert.Equal(inputs[argument].numel(), received.Length);
        for (var k = 0; k < received.Length; k++)
        {
            var expected = (Weighted(function, inputs, argument, k, Step, weights) - Weighted(function, inputs, argument, k, -Step, weights)) / (2 * Step);
            var right = Math.Abs(received[k] - expected) <= Tolerance * Math.Max(1, Math.Abs(expected));
            Assert.True(right, FormattableString.Invariant($"{name} of {string.Join(", ", inputs.Select(x => x.npstr("g6")))}: argument {argument}, element {k}: received {received[k]:R}, expected {expected:R}"));
        }
    }

    static double Weighted(Func<Tensor[], Tensor> function, Tensor[] inputs, int argument, int element, double step, Tensor weights)
    {
        using var mode = no_grad();
        var moved = inputs.Select(x => x.clone()).ToArray();
        moved[argument].view(-1)[element] = moved[argument].view(-1)[element] + step;
        return function(moved).mul(weights).sum().ToDouble();
    }

    static Tensor Weights(long[] shape)
    {
        using var numbers = new Generator(17);
        return randn(shape, dtype: float64, generator: numbers);
    }
}
