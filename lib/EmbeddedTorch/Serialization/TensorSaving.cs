namespace TorchSharp;

public static partial class torch
{
    /// <summary>Writes a tensor to a file, in TorchSharp's own format.</summary>
    public static void save(Tensor t, string location) => t.save(location);

    /// <summary>Reads a tensor from a file written by <see cref="save"/>.</summary>
    public static Tensor load(string location) => Tensor.load(location);

    public partial class Tensor
    {
        /// <summary>Writes the tensor to a file, in TorchSharp's own format (libtorch's is not read or written here).</summary>
        public void save(string location) => TensorExtensionMethods.Save(this, location);

        /// <summary>Reads a tensor from a file.</summary>
        public static Tensor load(string location) => Load(location);

        /// <summary>Reads a tensor from a file.</summary>
        public static Tensor Load(string location)
        {
            using var stream = File.OpenRead(location);
            return Load(stream);
        }

        /// <summary>Reads a tensor from a stream, which is closed.</summary>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        /// <summary>Reads a tensor.</summary>
        public static Tensor Load(BinaryReader reader) => TensorFiles.Read(reader);
    }
}

public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor in TorchSharp's own format.</summary>
    public static void Save(this Tensor tensor, BinaryWriter writer) => TensorFiles.Write(tensor, writer);

    /// <summary>Writes a tensor to a stream in TorchSharp's own format; the stream is closed.</summary>
    public static void Save(this Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Writes a tensor to a file in TorchSharp's own format.</summary>
    public static void Save(this Tensor tensor, string location)
    {
        WholeFiles.Write(location, tensor.Save);
    }

    /// <summary>Reads values into a tensor of the same dtype and shape, or skips them.</summary>
    /// <exception cref="ArgumentException">Dtype or shape differ.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        if (skip) TensorFiles.Skip(reader);
        else TensorFiles.ReadInto(tensor, reader);
    }
}
