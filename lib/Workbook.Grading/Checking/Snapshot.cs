using System.Collections;
using TorchSharp;

namespace Workbook.Grading.Checking;

/// <summary>Copies of arguments, so that a function that changes its inputs is found out.</summary>
internal static class Snapshot
{
    /// <summary>A deep copy of tensors, arrays and dictionaries; anything else is passed on as it is.</summary>
    public static object?[] Copy(object?[] arguments) => [.. arguments.Select(Copy)];

    /// <summary>Whether a value is still what it was before the call.</summary>
    public static bool Same(object? before, object? after) =>
        before is null || Comparison.FirstDifference(after, before, tolerance: 0) is null;

    private static object? Copy(object? value) => value switch
    {
        torch.Tensor tensor => tensor.clone(),
        Array { Rank: 1 } array => CopyItems(array),
        Array array => array.Clone(),
        IDictionary dictionary => Activator.CreateInstance(dictionary.GetType(), dictionary),
        _ => value,
    };

    private static Array CopyItems(Array array)
    {
        var copy = (Array)array.Clone();
        for (int i = 0; i < copy.Length; i++) copy.SetValue(Copy(copy.GetValue(i)), i);
        return copy;
    }
}
