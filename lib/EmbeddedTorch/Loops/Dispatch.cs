namespace TorchSharp;

/// <summary>Code for any element type; booleans come as bytes of 0 and 1.</summary>
internal interface IForNumbers
{
    void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>Code for floating-point elements.</summary>
internal interface IForFloats
{
    void Run<T>() where T : unmanaged, IBinaryFloatingPointIeee754<T>, IMinMaxValue<T>;
}

/// <summary>Calls generic code with the element type of a dtype, specialized by the compiler for each type.</summary>
internal static class Dispatch
{
    internal static void Numbers<TBody>(ScalarType type, ref TBody body) where TBody : struct, IForNumbers, allows ref struct
    {
        switch (type)
        {
            case ScalarType.Float32: body.Run<float>(); break;
            case ScalarType.Float64: body.Run<double>(); break;
            case ScalarType.Int64: body.Run<long>(); break;
            case ScalarType.Int32: body.Run<int>(); break;
            case ScalarType.Byte or ScalarType.Bool: body.Run<byte>(); break;
            default: throw ElementTypes.Unsupported(type);
        }
    }

    internal static void Floats<TBody>(ScalarType type, string operation, ref TBody body) where TBody : struct, IForFloats, allows ref struct
    {
        switch (type)
        {
            case ScalarType.Float32: body.Run<float>(); break;
            case ScalarType.Float64: body.Run<double>(); break;
            default: throw new ExternalException($"{operation}: wants Float32 or Float64, got {type}; convert with to_type(torch.float32)");
        }
    }
}
