namespace TorchSharp;

/// <summary>A number of some element type, as an argument of an operation. It does not decide the dtype of the result, except by its family.</summary>
public sealed class Scalar : IDisposable
{
    readonly double floating;
    readonly long integer;

    Scalar(double value, ScalarType type)
    {
        floating = value;
        integer = double.IsFinite(value) ? (long)value : 0;
        Type = type;
    }

    Scalar(long value, ScalarType type)
    {
        floating = value;
        integer = value;
        Type = type;
    }

    /// <summary>The dtype of the number it was made from.</summary>
    public ScalarType Type { get; }

    internal double Double => floating;

    internal long Long => integer;

    internal bool IsFloating => Type.IsFloating();

    internal T As<T>() where T : System.Numerics.INumberBase<T>
        => IsFloating ? T.CreateTruncating(floating) : T.CreateTruncating(integer);

    /// <summary>A Float64 scalar.</summary>
    public static implicit operator Scalar(double value) => new(value, ScalarType.Float64);

    /// <summary>A Float32 scalar.</summary>
    public static implicit operator Scalar(float value) => new(value, ScalarType.Float32);

    /// <summary>An Int64 scalar.</summary>
    public static implicit operator Scalar(long value) => new(value, ScalarType.Int64);

    /// <summary>An Int32 scalar.</summary>
    public static implicit operator Scalar(int value) => new(value, ScalarType.Int32);

    /// <summary>A Byte scalar.</summary>
    public static implicit operator Scalar(byte value) => new((long)value, ScalarType.Byte);

    /// <summary>A Bool scalar.</summary>
    public static implicit operator Scalar(bool value) => new(value ? 1L : 0L, ScalarType.Bool);

    /// <summary>Nothing to free; the class is disposable because TorchSharp's is.</summary>
    public void Dispose()
    {
    }
}
