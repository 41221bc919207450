namespace TorchSharp;

/// <summary>Refuses dtypes that PyTorch does not compute an operation for, so that code written here runs there too.</summary>
internal static class TypeRequirements
{
    internal static void RefuseBooleans(string operation, ScalarType type)
    {
        if (type == ScalarType.Bool) throw new ExternalException($"{operation}: not implemented for Bool; convert with to_type(torch.int64)");
    }

    internal static void WantFloats(string operation, ScalarType type)
    {
        if (!type.IsFloating()) throw new ExternalException($"{operation}: not implemented for {type}; convert with to_type(torch.float32)");
    }

    internal static void WantIntegers(string operation, ScalarType type)
    {
        if (type.IsFloating()) throw new ExternalException($"{operation}: not implemented for {type}; wants booleans or integers");
    }
}
