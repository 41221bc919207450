using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Layers;

/// <summary>
/// The numbers were made with PyTorch:
/// <code>
/// torch.manual_seed(3); c = nn.Conv1d(4, 6, 3, groups=2); x = torch.arange(20, dtype=torch.float32).reshape(1, 4, 5).sin()
/// y = c(x); (y ** 2).sum().backward()    # c.weight, c.bias, y, and the gradients
/// torch.manual_seed(3); nn.Conv1d(4, 2, 4, padding='same')(x)
/// torch.manual_seed(3); nn.Conv1d(4, 2, 2, stride=2, padding=1, bias=False)(x)
/// </code>
/// </summary>
public class ConvolutionLayerTests
{
    readonly Tensor x = arange(20, dtype: float32).reshape(1, 4, 5).sin();

    /// <summary>A convolution starts, computes and learns with PyTorch's numbers.</summary>
    [Fact]
    public void Conv1dIsPyTorchs()
    {
        manual_seed(3);
        var layer = nn.Conv1d(4, 6, 3, groups: 2);
        Numbers.Close(layer.weight!, [6, 2, 3], 1e-8, -0.404767156, -0.322051287, -0.174858898, -0.386239767, -0.0231767781, -0.359163553, 0.221977547, 0.198979706, 0.0770945996, 0.31668365, -0.0399827547, 0.244533092, -0.285903722, -0.0804503784, -0.364013016, -0.0331454799, -0.264867216, 0.36675629, 0.283584505, 0.306068838, 0.121094957, -0.232899338, 0.366856009, -0.398361593, -0.260562688, -0.254979491, -0.169223249, 0.0814036205, -0.309243768, -0.314517915, -0.19524096, 0.249171823, -0.294459611, -0.366156369, -0.353832245, -0.200892955);
        Numbers.Close(layer.bias!, [6], 1e-8, -0.107266478, -0.404717416, -0.191136777, 0.00785373338, 0.0672973469, -0.0585260466);
        var y = layer.call(x);
        Numbers.Close(y, [1, 6, 3], 1e-6, -0.396377027, -1.02802968, -0.813136935, -0.299028724, 0.101057917, 0.0361370742, -0.243083581, -0.3581388, -0.319653153, -0.391551137, -0.375553668, -0.0070531033, 0.999171376, 0.903639376, 0.039178282, 0.0134192407, 0.475751042, 0.446870923);
        y.square().sum().backward();
        Numbers.Close(layer.weight!.grad!, [6, 2, 3], 1e-6, -3.2088809, -2.76614857, 0.219767779, 0.266245902, -2.73826313, -3.22522545, 0.235793293, -0.309265256, -0.569986761, 0.56450069, 0.371398926, -0.163165241, -1.18404639, -1.1506238, -0.0593230352, 0.246320888, -0.967245102, -1.29153037, 1.18469322, 1.18019152, 0.0906272531, -0.279433906, 0.958164036, 1.31483042, -2.93644571, -2.93513727, -0.235277176, 0.703844726, -2.37168765, -3.26670122, -1.44565117, -0.161867619, 1.27073622, -1.11572909, -1.5936873, -0.606416821);
        Numbers.Close(layer.bias!.grad!, [6], 1e-6, -4.47508717, -0.323667467, -1.8417511, -1.54831576, 3.88397813, 1.87208247);
        Assert.Equal((4, 6), (layer.in_channels, layer.out_channels));
    }

    /// <summary>Padding by name keeps the length, padding by number and strides give PyTorch's numbers.</summary>
    [Fact]
    public void PaddingIsPyTorchs()
    {
        manual_seed(3);
        Numbers.Close(nn.Conv1d(4, 2, 4, Padding.Same).call(x), [1, 2, 5], 1e-6, -0.342224866, -0.20576337, -0.111244775, -0.319598258, 0.165312946, -0.0696415901, 0.27625981, 0.335006982, -0.245101571, -0.510864139);
        manual_seed(3);
        var layer = nn.Conv1d(4, 2, 2, stride: 2, padding: 1, bias: false);
        Numbers.Close(layer.call(x), [1, 2, 3], 1e-6, 0.602027357, -0.760066211, -0.561162055, -0.18383649, 0.857706487, -0.0857267603);
        Assert.Equal(["weight"], layer.named_parameters().Select(named => named.name));
        Assert.Equal([1, 2, 2], nn.Conv1d(4, 2, 4, Padding.Valid).call(x).shape);
    }

    /// <summary>The pooling modules compute what the functions do with their arguments.</summary>
    [Fact]
    public void PoolingIsThatOfTheFunctions()
    {
        Numbers.Same(nn.functional.max_pool1d(x, 3, 2, 1, 1), nn.MaxPool1d(3, 2, 1, 1).call(x));
        Numbers.Same(nn.functional.max_pool1d(x, 2, dilation: 2), nn.MaxPool1d(2, dilation: 2).call(x));
        Numbers.Same(nn.functional.avg_pool1d(x, 3, 1, 1), nn.AvgPool1d(3, 1, 1).call(x));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Contains("3 groups", Assert.Throws<ArgumentException>(() => nn.Conv1d(4, 6, 3, groups: 3)).Message);
        Assert.Contains("stride of 1, got 2", Assert.Throws<ArgumentException>(() => nn.Conv1d(4, 6, 3, Padding.Same, stride: 2)).Message);
        Assert.Contains("positive", Assert.Throws<ArgumentException>(() => nn.Conv1d(4, 6, 0)).Message);
    }
}
