using System.Globalization;
using TorchSharp;

namespace Workbook.Grading.Checking;

/// <summary>Reads tensors for comparison and for messages.</summary>
internal static class TensorValues
{
    /// <summary>The elements in row-major order, as double.</summary>
    public static double[] Read(torch.Tensor tensor)
    {
        // As one row: TorchSharp 0.107 cannot read the elements of an empty tensor of any other shape.
        using var plain = tensor.detach().to_type(torch.float64).contiguous().reshape(-1);
        return plain.data<double>().ToArray();
    }

    /// <summary>For example <c>(3, 4)</c>; <c>()</c> for a single number.</summary>
    public static string Shape(torch.Tensor tensor) => $"({string.Join(", ", tensor.shape)})";

    /// <summary>The index of an element from its place in row-major order, for example <c>[2, 0]</c>.</summary>
    public static string Index(long flat, long[] shape)
    {
        var index = new long[shape.Length];
        for (int dim = shape.Length - 1; dim >= 0; dim--)
            (flat, index[dim]) = (flat / shape[dim], flat % shape[dim]);
        return $"[{string.Join(", ", index)}]";
    }

    /// <summary>A number in up to five significant digits.</summary>
    public static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
