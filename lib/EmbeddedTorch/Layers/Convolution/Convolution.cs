namespace TorchSharp.Modules;

/// <summary>What convolutions have in common: a weight [out, in / groups, kernel] and a bias [out], both uniform on ±1/√fan_in at first.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    Parameter? _filters;
    Parameter? _shift;

    private protected Convolution(string name, ConvolutionSizes sizes, bool bias, Device? device, ScalarType? dtype) : base(name)
    {
        (in_channels, out_channels, groups) = (sizes.Inputs, sizes.Outputs, sizes.Groups);
        (kernel_size, stride, padding, dilation) = ([sizes.Kernel], [sizes.Stride], [sizes.Padding], [sizes.Dilation]);
        (padding_type, padding_mode) = (sizes.PaddingType, sizes.PaddingMode);
        var fanIn = sizes.Inputs / sizes.Groups * sizes.Kernel;
        weight = DefaultWeights.KaimingUniform([sizes.Outputs, sizes.Inputs / sizes.Groups, sizes.Kernel], dtype, device);
        this.bias = bias ? DefaultWeights.Bias(sizes.Outputs, fanIn, dtype, device) : null;
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the result.</summary>
    public long out_channels { get; }

    /// <summary>The length of the kernel.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>How far the kernel moves.</summary>
    public long[] stride { get; set; }

    /// <summary>What is added on both sides.</summary>
    public long[] padding { get; }

    /// <summary>How much is added, if it is given by name.</summary>
    public Padding? padding_type { get; }

    /// <summary>What is added.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>The distance of the kernel's places.</summary>
    public long[] dilation { get; set; }

    /// <summary>Into how many groups the channels are divided.</summary>
    public long groups { get; set; }

    /// <summary>[out, in / groups, kernel].</summary>
    public Parameter? weight
    {
        get => _filters;
        set => Replace(nameof(weight), ref _filters, value);
    }

    /// <summary>[out], or null.</summary>
    public Parameter? bias
    {
        get => _shift;
        set => Replace(nameof(bias), ref _shift, value);
    }
}

/// <summary>The arguments of a convolution.</summary>
internal sealed record ConvolutionSizes(long Inputs, long Outputs, long Kernel, long Stride, long Padding, Padding? PaddingType, long Dilation, PaddingModes PaddingMode, long Groups)
{
    /// <exception cref="ArgumentException">An argument makes no sense.</exception>
    /// <exception cref="NotSupportedException">The padding is not one of zeros.</exception>
    internal ConvolutionSizes Checked(string operation)
    {
        if (Inputs < 1 || Outputs < 1 || Kernel < 1 || Stride < 1 || Dilation < 1 || Padding < 0)
        {
            throw new ArgumentException($"{operation}: channels, kernel, stride and dilation must be positive and the padding not negative, got {this}");
        }
        if (Groups < 1 || Inputs % Groups != 0 || Outputs % Groups != 0)
        {
            throw new ArgumentException($"{operation}: {Inputs} and {Outputs} channels cannot be divided into {Groups} groups");
        }
        if (PaddingType == TorchSharp.Padding.Same && Stride != 1) throw new ArgumentException($"{operation}: padding Same needs a stride of 1, got {Stride}");
        if (PaddingMode is not (PaddingModes.Zeros or PaddingModes.Constant))
        {
            throw new NotSupportedException($"{operation}: padding mode {PaddingMode} is not supported by this engine; use Zeros");
        }
        return this;
    }
}
