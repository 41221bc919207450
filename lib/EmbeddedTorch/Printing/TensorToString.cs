using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Shape, dtype and device, for example <c>[2x3], type = Float32, device = cpu</c>.</summary>
        public override string ToString() => IsInvalid ? "" : TensorText.Metadata(this);

        /// <summary>Values in the current style, or (false) only shape, dtype and device.</summary>
        public string ToString(bool disamb, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
            => disamb ? ToString(TorchSharp.TensorStringStyle.Default, fltFormat, width, cultureInfo, newLine) : ToString();

        /// <summary>Values in a style; format, line width, culture (the invariant one if null) and line ends can be given.</summary>
        public string ToString(TensorStringStyle style, string? fltFormat = null, int? width = null, CultureInfo? cultureInfo = null, string? newLine = null)
        {
            var text = new TensorText(fltFormat ?? floatFormat, width ?? lineWidth, cultureInfo, newLine ?? torch.newLine);
            return style switch
            {
                TorchSharp.TensorStringStyle.Default => ToString(torch.TensorStringStyle, fltFormat, width, cultureInfo, newLine),
                TorchSharp.TensorStringStyle.Metadata => ToString(),
                TorchSharp.TensorStringStyle.Julia => text.Julia(this),
                TorchSharp.TensorStringStyle.Numpy => text.Numpy(this),
                TorchSharp.TensorStringStyle.CSharp => text.CSharp(this),
                _ => throw new ArgumentException($"there is no tensor string style {style}"),
            };
        }
    }
}
