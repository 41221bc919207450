using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Text in the style of Julia.</summary>
    public const TensorStringStyle julia = TorchSharp.TensorStringStyle.Julia;

    /// <summary>Text in the style of NumPy.</summary>
    public const TensorStringStyle numpy = TorchSharp.TensorStringStyle.Numpy;

    /// <summary>Text in the style of C# arrays.</summary>
    public const TensorStringStyle csharp = TorchSharp.TensorStringStyle.CSharp;

    internal static string floatFormat = "g5";
    internal static int lineWidth = 100;
    internal static string newLine = "\n";

    /// <summary>The style used where none is given.</summary>
    public static TensorStringStyle TensorStringStyle { get; set; } = TorchSharp.TensorStringStyle.Julia;

    /// <summary>Sets how tensors are written where a call does not say otherwise.</summary>
    public static void set_printoptions(TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null, int? maxRows = null, int? maxColumns = null)
    {
        if (style is { } wanted) TensorStringStyle = wanted;
        if (floatFormat is not null) torch.floatFormat = floatFormat;
        if (linewidth is { } width) lineWidth = width;
        if (newLine is not null) torch.newLine = newLine;
    }

    /// <summary>Sets how many digits numbers have, in plain or scientific notation.</summary>
    public static void set_printoptions(int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null, int? maxColumns = null)
        => set_printoptions(null, string.Create(CultureInfo.InvariantCulture, $"{(sci_mode ? 'E' : 'F')}{precision}"), linewidth, newLine, maxRows, maxColumns);
}
