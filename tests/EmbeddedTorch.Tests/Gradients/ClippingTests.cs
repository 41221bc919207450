using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils;

namespace TorchSharp.Tests.Gradients;

public class ClippingTests
{
    static Parameter[] Parameters()
    {
        var (a, b) = (nn.Parameter(zeros(2)), nn.Parameter(zeros(1, 1)));
        a.grad = tensor(new[] { 3f, -4f });
        b.grad = tensor(new[,] { { 12f } });
        return [a, b, nn.Parameter(zeros(3))];
    }

    /// <summary>Gradients together are scaled down to the norm (3, 4, 12 have 13), as PyTorch does with its 1e-6 below; a smaller norm is left alone.</summary>
    [Fact]
    public void NormsAreClippedTogether()
    {
        var parameters = Parameters();
        Assert.Equal(13, clip_grad_norm_(parameters, 6.5), 1e-6);
        Numbers.Close(parameters[0].grad!, [2], 1e-8, 1.49999988, -1.99999988);
        Numbers.Close(parameters[1].grad!, [1, 1], 1e-8, 5.99999952);
        Assert.Equal(6, clip_grad_norm_(parameters, 100, double.PositiveInfinity), 1e-6);
        Assert.Equal(6.1035, clip_grad_norm_(parameters, 100, 3), 1e-4);
        Numbers.Close(parameters[0].grad!, [2], 1e-8, 1.49999988, -1.99999988);
        Assert.Equal(0, clip_grad_norm_([nn.Parameter(zeros(2))], 1));
    }

    /// <summary>Elements are clipped one by one.</summary>
    [Fact]
    public void ValuesAreClipped()
    {
        var parameters = Parameters();
        clip_grad_value_(parameters, 3.5);
        Numbers.Equal(parameters[0].grad!, [2], 3, -3.5);
        Numbers.Equal(parameters[1].grad!, [1, 1], 3.5);
    }

    /// <summary>Parameters go to a vector and back.</summary>
    [Fact]
    public void VectorsHoldParameters()
    {
        var parameters = Parameters();
        vector_to_parameters(arange(6).to_type(float32), parameters);
        Numbers.Equal(parameters[1], [1, 1], 2);
        Numbers.Equal(parameters_to_vector(parameters), [6], 0, 1, 2, 3, 4, 5);
        Assert.Contains("6 elements", Assert.Throws<ArgumentException>(() => vector_to_parameters(zeros(5), parameters)).Message);
    }
}
