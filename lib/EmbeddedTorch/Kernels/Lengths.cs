using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Kernels;

/// <summary>What kernels require of the spans they get.</summary>
internal static class Lengths
{
    /// <summary>The operation is named after a type, so that the name costs nothing unless it is needed.</summary>
    public static void RequireEqual<TOperation>(int left, int right)
    {
        if (left != right)
            ThrowUnequal(typeof(TOperation).Name, left, right);
    }

    public static void RequireEqual(string operation, int left, int right)
    {
        if (left != right)
            ThrowUnequal(operation, left, right);
    }

    public static void RequireAtLeast(string operation, string operand, long actual, long needed)
    {
        if (actual < needed)
            throw new ArgumentException($"{operation}: {operand} holds {actual} numbers, needs {needed}");
    }

    public static void RequireRows(string operation, int length, int row)
    {
        if (row == 0 ? length != 0 : length % row != 0)
            throw new ArgumentException($"{operation}: {length} numbers are no whole rows of {row}");
    }

    [DoesNotReturn]
    private static void ThrowUnequal(string operation, int left, int right) =>
        throw new ArgumentException($"{operation}: operands of {left} and {right} numbers; lengths must be equal");
}
