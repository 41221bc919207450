using System.Runtime.CompilerServices;

namespace TorchSharp;

/// <summary>What the engine knows about element types: sizes, families, promotion, the managed type behind each.</summary>
internal static class ElementTypes
{
    internal static bool IsFloating(this ScalarType type) => type is ScalarType.Float32 or ScalarType.Float64;

    internal static bool IsInteger(this ScalarType type) => type is ScalarType.Byte or ScalarType.Int32 or ScalarType.Int64;

    internal static int Size(this ScalarType type) => type switch
    {
        ScalarType.Byte or ScalarType.Bool => 1,
        ScalarType.Int32 or ScalarType.Float32 => 4,
        ScalarType.Int64 or ScalarType.Float64 => 8,
        _ => throw Unsupported(type),
    };

    /// <summary>The name of the managed type, as messages about <c>item</c> and <c>data</c> give it.</summary>
    internal static Type ManagedType(this ScalarType type) => type switch
    {
        ScalarType.Bool => typeof(bool),
        ScalarType.Byte => typeof(byte),
        ScalarType.Int32 => typeof(int),
        ScalarType.Int64 => typeof(long),
        ScalarType.Float32 => typeof(float),
        ScalarType.Float64 => typeof(double),
        _ => throw Unsupported(type),
    };

    internal static ScalarType Of(Type type)
    {
        if (type == typeof(bool)) return ScalarType.Bool;
        if (type == typeof(byte)) return ScalarType.Byte;
        if (type == typeof(int)) return ScalarType.Int32;
        if (type == typeof(long)) return ScalarType.Int64;
        if (type == typeof(float)) return ScalarType.Float32;
        if (type == typeof(double)) return ScalarType.Float64;
        throw new NotSupportedException($"elements of type {type.Name} are not supported by this engine; use bool, byte, int, long, float or double");
    }

    /// <summary>Families in ascending order, as in PyTorch's promotion rule: bool, integers, floating point.</summary>
    internal static int Category(this ScalarType type) => type switch
    {
        ScalarType.Bool => 0,
        ScalarType.Float32 or ScalarType.Float64 => 2,
        _ => 1,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ScalarType Promote(ScalarType a, ScalarType b)
    {
        if (a == b) return a;
        var (ca, cb) = (a.Category(), b.Category());
        if (ca != cb) return ca > cb ? a : b;
        return a.Size() >= b.Size() ? a : b;
    }

    internal static NotSupportedException Unsupported(ScalarType type)
        => new($"dtype {type} is not supported by this engine; it computes with Bool, Byte, Int32, Int64, Float32 and Float64");
}
