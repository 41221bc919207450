using static TorchSharp.torch;

namespace TorchSharp.Tests.Layers;

/// <summary>
/// The numbers were made with PyTorch:
/// <code>
/// torch.manual_seed(3); c = nn.Conv1d(2, 3, 3, stride=2, padding=1); x = (torch.arange(12).reshape(1, 2, 6).float() / 5 - 1).requires_grad_()
/// y = c(x); (y ** 2).sum().backward()           # c.weight, c.bias, y, and the gradients
/// torch.manual_seed(3); nn.Conv1d(2, 1, 4, padding='same', bias=False)(x); nn.MaxPool1d(3, 2, padding=1)(x); nn.AvgPool1d(2)(x)
/// </code>
/// </summary>
public class ConvolutionTests
{
    static Tensor Input() => (arange(12).reshape(1, 2, 6).to_type(float32) / 5 - 1).detach().requires_grad_();

    /// <summary>A convolution starts, computes and learns with PyTorch's numbers.</summary>
    [Fact]
    public void ConvolutionIsPyTorchs()
    {
        manual_seed(3);
        var layer = nn.Conv1d(2, 3, 3, stride: 2, padding: 1);
        Numbers.Close(layer.weight!, [3, 2, 3], 1e-8, -0.404767156, -0.322051287, -0.174858898, -0.386239767, -0.0231767781, -0.359163553, 0.221977547, 0.198979706, 0.0770945996, 0.31668365, -0.0399827547, 0.244533092, -0.285903722, -0.0804503784, -0.364013016, -0.0331454799, -0.264867216, 0.36675629);
        Numbers.Close(layer.bias!, [3], 1e-8, 0.283584505, 0.306068838, 0.121094957);
        var x = Input();
        var y = layer.call(x);
        Numbers.Close(y, [1, 3, 3], 1e-6, 0.597222149, 0.414839804, -0.253263265, 0.135230139, 0.276571393, 0.68428576, 0.58648479, 0.664919853, 0.400270462);
        y.square().sum().backward();
        Numbers.Close(layer.weight!.grad!, [3, 2, 3], 1e-6, -0.461133063, -1.59094679, -1.28742731, -0.0733493641, 0.23017019, 0.533689499, -0.989942789, -0.876060247, -0.437625319, 1.31611431, 1.75454926, 2.1929841, -1.38408804, -2.13098168, -1.47031152, 1.17236853, 1.83303881, 2.49370861);
        Numbers.Close(layer.bias!.grad!, [3], 1e-6, 1.51759744, 2.19217443, 3.30335021);
        Numbers.Close(x.grad!, [1, 2, 6], 1e-6, -0.425222039, -1.20823228, -0.264121324, -0.306571692, 0.371041656, -0.0973271728, -0.349178314, -0.12203256, -0.393576413, 0.927508712, -0.255016655, 0.81019032);
    }

    /// <summary>Padding Same keeps the length, also for an even kernel.</summary>
    [Fact]
    public void SameKeepsTheLength()
    {
        manual_seed(3);
        var layer = nn.Conv1d(2, 1, 4, Padding.Same, bias: false);
        Numbers.Close(layer.call(Input()), [1, 1, 6], 1e-6, 0.718825698, 0.923086822, 0.706701636, 0.4903166, 0.0995800942, -0.32321766);
        Assert.Contains("stride of 1, got 2", Assert.Throws<ArgumentException>(() => nn.Conv1d(2, 1, 4, Padding.Same, stride: 2)).Message);
        Assert.Contains("3 groups", Assert.Throws<ArgumentException>(() => nn.Conv1d(2, 3, 1, groups: 3)).Message);
    }

    /// <summary>Windows are pooled as PyTorch pools them.</summary>
    [Fact]
    public void PoolingIsPyTorchs()
    {
        Numbers.Close(nn.MaxPool1d(3, 2, padding: 1).call(Input()), [1, 2, 3], 1e-6, -0.8, -0.4, 0, 0.4, 0.8, 1.2);
        Numbers.Close(nn.AvgPool1d(2).call(Input()), [1, 2, 3], 1e-6, -0.9, -0.5, -0.1, 0.3, 0.7, 1.1);
    }
}
