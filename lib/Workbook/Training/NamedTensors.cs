using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>The parameters and buffers of a model by name: copying them aside, putting them back, writing and reading them.</summary>
internal static class NamedTensors
{
    /// <summary>Copies that later training does not change.</summary>
    public static Dictionary<string, Tensor> Copy(nn.Module model) =>
        model.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.detach().clone().DetachFromDisposeScope());

    /// <summary>Puts copies back into a model of the same names and shapes.</summary>
    public static void Restore(nn.Module model, IReadOnlyDictionary<string, Tensor> copies)
    {
        using var withoutGradient = no_grad();
        foreach (var (name, tensor) in model.state_dict()) tensor.copy_(copies[name]);
    }

    public static void Write(BinaryWriter writer, IReadOnlyDictionary<string, Tensor> tensors)
    {
        writer.Write(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            writer.Write(name);
            tensor.Save(writer);
        }
    }

    public static Dictionary<string, Tensor> Read(BinaryReader reader)
    {
        var tensors = new Dictionary<string, Tensor>();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            string name = reader.ReadString();
            tensors.Add(name, Tensor.Load(reader).DetachFromDisposeScope());
        }
        return tensors;
    }

    /// <summary>The first difference in names, shapes or dtypes between a model and tensors of a file, or null.</summary>
    public static string? Mismatch(nn.Module model, IReadOnlyDictionary<string, Tensor> file)
    {
        var own = model.state_dict();
        foreach (var (name, tensor) in own)
        {
            if (!file.TryGetValue(name, out var other)) return $"this model has a tensor '{name}' that the file has not";
            if (tensor.dtype != other.dtype || !tensor.shape.SequenceEqual(other.shape))
                return $"'{name}' is {Text(other)} in the file and {Text(tensor)} in this model";
        }
        return file.Keys.FirstOrDefault(name => !own.ContainsKey(name)) is { } foreign ? $"the file has a tensor '{foreign}' that this model has not" : null;
    }

    private static string Text(Tensor tensor) => $"{tensor.dtype} ({string.Join(", ", tensor.shape)})";
}
