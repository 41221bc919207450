namespace TorchSharp;

/// <summary>
/// TorchSharp's own format: dtype, number of dimensions and sizes as LEB128 numbers, then the elements in order,
/// little-endian.
/// </summary>
internal static class TensorFiles
{
    internal static void Write(Tensor tensor, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt64((long)tensor.Type);
        writer.Write7BitEncodedInt64(tensor.Rank);
        foreach (var size in tensor.sizes) writer.Write7BitEncodedInt64(size);
        using var values = Operand.Contiguous(tensor);
        writer.Write(values.Tensor.bytes);
    }

    internal static Tensor Read(BinaryReader reader)
    {
        var (type, sizes) = ReadHeader(reader);
        var result = Tensor.Uninitialized(type, sizes);
        reader.BaseStream.ReadExactly(result.bytes);
        return result;
    }

    /// <summary>Reads into a tensor of the same dtype and shape.</summary>
    internal static void ReadInto(Tensor tensor, BinaryReader reader)
    {
        using var values = Read(reader);
        if (values.Type != tensor.Type || !Shape.Same(values.sizes, tensor.sizes))
        {
            throw new ArgumentException($"load: the file has a {values.Type} tensor of shape {Shape.Text(values.sizes)}, expected {tensor.Type} of shape {Shape.Text(tensor.sizes)}; is it the file of this model?");
        }
        using var mode = GradMode.Set(false);
        tensor.copy_(values);
    }

    internal static void Skip(BinaryReader reader) => Read(reader).Dispose();

    static (ScalarType Type, long[] Sizes) ReadHeader(BinaryReader reader)
    {
        var type = (ScalarType)reader.Read7BitEncodedInt64();
        var sizes = new long[reader.Read7BitEncodedInt64()];
        for (var d = 0; d < sizes.Length; d++) sizes[d] = reader.Read7BitEncodedInt64();
        return (type, sizes);
    }
}
