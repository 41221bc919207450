namespace TorchSharp;

/// <summary>
/// TorchSharp's own format: dtype, number of dimensions and sizes as LEB128 numbers, then the elements in order,
/// little-endian.
/// </summary>
internal static class TensorFiles
{
    const int MostDimensions = 64;

    internal static void Write(Tensor tensor, BinaryWriter writer)
    {
        writer.Write7BitEncodedInt64((long)tensor.Type);
        writer.Write7BitEncodedInt64(tensor.Rank);
        foreach (var size in tensor.sizes) writer.Write7BitEncodedInt64(size);
        using var values = Operand.Contiguous(tensor);
        writer.Write(values.Tensor.bytes);
    }

    /// <exception cref="InvalidDataException">There is no tensor, or only a part of one.</exception>
    internal static Tensor Read(BinaryReader reader)
    {
        Tensor? result = null;
        try
        {
            var (type, sizes) = ReadHeader(reader);
            result = Tensor.Uninitialized(type, sizes);
            reader.BaseStream.ReadExactly(result.bytes);
            return result;
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException)
        {
            result?.Dispose();
            throw Damaged(reader, error);
        }
    }

    /// <summary>What to throw where a file ends too early, or has what no file of ours can have.</summary>
    internal static InvalidDataException Damaged(BinaryReader reader, Exception? cause = null)
    {
        var source = reader.BaseStream is FileStream file ? $"'{file.Name}'" : "the stream";
        return new InvalidDataException($"load: {source} is damaged or no file of tensors that save has written; save it again", cause);
    }

    /// <summary>Reads a tensor that must have the dtype and shape of another.</summary>
    internal static Tensor ReadLike(Tensor tensor, BinaryReader reader, string name)
    {
        var values = Read(reader);
        if (values.Type == tensor.Type && Shape.Same(values.sizes, tensor.sizes)) return values;
        var type = values.Type;
        values.Dispose();
        throw new ArgumentException($"load: the file has {name} as {type} of shape {Shape.Text(values.sizes)}, expected {tensor.Type} of shape {Shape.Text(tensor.sizes)}; is it the file of this model?");
    }

    /// <summary>Reads into a tensor of the same dtype and shape.</summary>
    internal static void ReadInto(Tensor tensor, BinaryReader reader)
    {
        using var values = ReadLike(tensor, reader, "values");
        using var mode = GradMode.Set(false);
        tensor.copy_(values);
    }

    internal static void Skip(BinaryReader reader) => Read(reader).Dispose();

    static (ScalarType Type, long[] Sizes) ReadHeader(BinaryReader reader)
    {
        var (type, rank) = ((ScalarType)reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        if (!Enum.IsDefined(type) || rank is < 0 or > MostDimensions) throw Damaged(reader);
        var sizes = new long[rank];
        for (var d = 0; d < sizes.Length; d++) sizes[d] = reader.Read7BitEncodedInt64();
        if (!Fits(sizes, Left(reader) / type.Size())) throw Damaged(reader);
        return (type, sizes);
    }

    /// <summary>Whether there are enough elements left, so that a damaged size does not ask for all memory.</summary>
    static bool Fits(long[] sizes, long elements)
    {
        if (sizes.Any(size => size < 0)) return false;
        if (sizes.Contains(0)) return true;
        foreach (var size in sizes) elements /= size;
        return elements > 0;
    }

    static long Left(BinaryReader reader) => reader.BaseStream is { CanSeek: true } stream ? stream.Length - stream.Position : long.MaxValue;
}
