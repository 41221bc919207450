namespace TorchSharp;

/// <summary>Conversions between numbers and scalars.</summary>
public static class ScalarExtensionMethods
{
    /// <summary>A Float64 scalar.</summary>
    public static Scalar ToScalar(this double value) => value;

    /// <summary>A Float32 scalar.</summary>
    public static Scalar ToScalar(this float value) => value;

    /// <summary>An Int64 scalar.</summary>
    public static Scalar ToScalar(this long value) => value;

    /// <summary>An Int32 scalar.</summary>
    public static Scalar ToScalar(this int value) => value;

    /// <summary>A Byte scalar.</summary>
    public static Scalar ToScalar(this byte value) => value;

    /// <summary>A Bool scalar.</summary>
    public static Scalar ToScalar(this bool value) => value;

    /// <summary>The number as double.</summary>
    public static double ToDouble(this Scalar value) => value.Double;

    /// <summary>The number as float.</summary>
    public static float ToSingle(this Scalar value) => (float)value.Double;

    /// <summary>The number as long, truncated.</summary>
    public static long ToInt64(this Scalar value) => value.Long;

    /// <summary>The number as int, truncated.</summary>
    public static int ToInt32(this Scalar value) => (int)value.Long;

    /// <summary>The number as byte, truncated.</summary>
    public static byte ToByte(this Scalar value) => (byte)value.Long;

    /// <summary>Whether the number is not zero.</summary>
    public static bool ToBoolean(this Scalar value) => value.Double != 0;
}
