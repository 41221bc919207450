namespace TorchSharp;

/// <summary>
/// An input in the form an operation wants: the tensor itself if it has it already, else a copy that is freed at the end
/// of the operation.
/// </summary>
internal readonly ref struct Operand
{
    readonly bool temporary;

    Operand(Tensor tensor, bool temporary)
    {
        Tensor = tensor;
        this.temporary = temporary;
    }

    internal Tensor Tensor { get; }

    internal static Operand OfType(Tensor tensor, ScalarType type)
        => tensor.Type == type ? new(tensor, false) : new(Copying.Converted(tensor, type), true);

    internal static Operand Contiguous(Tensor tensor) => Contiguous(tensor, tensor.Type);

    internal static Operand Contiguous(Tensor tensor, ScalarType type)
        => tensor.dense && tensor.Type == type ? new(tensor, false) : new(Copying.Converted(tensor, type), true);

    public void Dispose()
    {
        if (temporary) Tensor.Dispose();
    }
}
