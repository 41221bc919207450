namespace TorchSharp;

public static partial class torch
{
    /// <summary>Element types. The engine computes with Byte, Int32, Int64, Float32, Float64 and Bool; the others are names only.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>Unsigned 8-bit integer.</summary>
        Byte = 0,
        /// <summary>Signed 8-bit integer (not supported by this engine).</summary>
        Int8 = 1,
        /// <summary>Signed 16-bit integer (not supported by this engine).</summary>
        Int16 = 2,
        /// <summary>Signed 32-bit integer.</summary>
        Int32 = 3,
        /// <summary>Signed 64-bit integer.</summary>
        Int64 = 4,
        /// <summary>16-bit floating point (not supported by this engine).</summary>
        Float16 = 5,
        /// <summary>32-bit floating point.</summary>
        Float32 = 6,
        /// <summary>64-bit floating point.</summary>
        Float64 = 7,
        /// <summary>Complex of two Float32 (not supported by this engine).</summary>
        ComplexFloat32 = 9,
        /// <summary>Complex of two Float64 (not supported by this engine).</summary>
        ComplexFloat64 = 10,
        /// <summary>Boolean, one byte per element.</summary>
        Bool = 11,
        /// <summary>Quantized 8-bit integer (not supported by this engine).</summary>
        QInt8 = 12,
        /// <summary>Quantized unsigned 8-bit integer (not supported by this engine).</summary>
        QUInt8 = 13,
        /// <summary>Quantized 32-bit integer (not supported by this engine).</summary>
        QInt32 = 14,
        /// <summary>Brain floating point (not supported by this engine).</summary>
        BFloat16 = 15,
    }

    /// <summary>Unsigned 8-bit integers.</summary>
    public static readonly ScalarType uint8 = ScalarType.Byte;
    /// <summary>Signed 32-bit integers.</summary>
    public static readonly ScalarType int32 = ScalarType.Int32;
    /// <summary>Signed 32-bit integers.</summary>
    public static readonly ScalarType @int = ScalarType.Int32;
    /// <summary>Signed 64-bit integers.</summary>
    public static readonly ScalarType int64 = ScalarType.Int64;
    /// <summary>Signed 64-bit integers.</summary>
    public static readonly ScalarType @long = ScalarType.Int64;
    /// <summary>32-bit floating point.</summary>
    public static readonly ScalarType float32 = ScalarType.Float32;
    /// <summary>32-bit floating point.</summary>
    public static readonly ScalarType @float = ScalarType.Float32;
    /// <summary>64-bit floating point.</summary>
    public static readonly ScalarType float64 = ScalarType.Float64;
    /// <summary>64-bit floating point.</summary>
    public static readonly ScalarType @double = ScalarType.Float64;
    /// <summary>Booleans.</summary>
    public static readonly ScalarType @bool = ScalarType.Bool;
}
