using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Training;

/// <summary>The weights with the lowest validation loss so far, and for how many points there was no better one.</summary>
internal sealed class BestWeights
{
    private Dictionary<string, Tensor>? weights;

    public double Loss { get; private set; } = double.PositiveInfinity;

    public double Epoch { get; private set; }

    /// <summary>Points since the best one.</summary>
    public int Waited { get; private set; }

    public bool Any => weights is not null;

    public void Offer(nn.Module model, double loss, double epoch, double minimumGain)
    {
        if (!(loss < Loss - minimumGain) && Any)
        {
            Waited++;
            return;
        }
        (Loss, Epoch, Waited) = (loss, epoch, 0);
        Clear();
        weights = NamedTensors.Copy(model);
    }

    public void Restore(nn.Module model) => NamedTensors.Restore(model, weights!);

    public string? Mismatch(nn.Module model) => weights is null ? null : NamedTensors.Mismatch(model, weights);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Loss);
        writer.Write(Epoch);
        writer.Write(Waited);
        writer.Write(Any);
        if (weights is not null) NamedTensors.Write(writer, weights);
    }

    public static BestWeights Read(BinaryReader reader)
    {
        var best = new BestWeights { Loss = reader.ReadDouble(), Epoch = reader.ReadDouble(), Waited = reader.ReadInt32() };
        if (reader.ReadBoolean()) best.weights = NamedTensors.Read(reader);
        return best;
    }

    private void Clear()
    {
        foreach (var tensor in weights?.Values ?? Enumerable.Empty<Tensor>()) tensor.Dispose();
    }
}
