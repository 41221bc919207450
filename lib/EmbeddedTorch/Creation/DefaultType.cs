namespace TorchSharp;

public static partial class torch
{
    static ScalarType defaultType = ScalarType.Float32;

    /// <summary>The dtype of new floating-point tensors: Float32 unless changed.</summary>
    public static ScalarType get_default_dtype() => defaultType;

    /// <summary>Changes the dtype of new floating-point tensors.</summary>
    /// <exception cref="ArgumentException">It is not a floating-point dtype.</exception>
    public static void set_default_dtype(ScalarType dtype)
        => defaultType = dtype.IsFloating() ? dtype : throw new ArgumentException($"set_default_dtype: only floating-point dtypes can be the default, got {dtype}");
}
