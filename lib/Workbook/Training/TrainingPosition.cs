namespace Workbook.Training;

/// <summary>How far a training has come, and what has been summed up since the last point of its history.</summary>
internal sealed class TrainingPosition
{
    /// <summary>Epochs that are over.</summary>
    public int Epoch { get; set; }

    /// <summary>Batches of the current epoch that are over.</summary>
    public int Index { get; set; }

    public long Updates { get; set; }

    public long Tokens { get; set; }

    public double Seconds { get; set; }

    /// <summary>Sum of losses since the last point, each weighted by its targets.</summary>
    public double LossSum { get; set; }

    public double AskedSum { get; set; }

    public long TokensAtPoint { get; set; }

    public double SecondsAtPoint { get; set; }

    /// <summary>Whether the history ends with a point between two regular ones, which the next regular one replaces.</summary>
    public bool Provisional { get; set; }

    public double MeanLoss => AskedSum > 0 ? LossSum / AskedSum : double.NaN;

    public void Advance(int batches, long tokens, double loss, double asked)
    {
        LossSum += loss * asked;
        AskedSum += asked;
        Tokens += tokens;
        Updates++;
        if (++Index < batches) return;
        Index = 0;
        Epoch++;
    }

    /// <summary>Starts the sums anew behind a regular point.</summary>
    public void BeginInterval() => (LossSum, AskedSum, TokensAtPoint, SecondsAtPoint) = (0, 0, Tokens, Seconds);

    public void Write(BinaryWriter writer)
    {
        writer.Write(Epoch);
        writer.Write(Index);
        writer.Write(Updates);
        writer.Write(Tokens);
        writer.Write(Seconds);
        writer.Write(LossSum);
        writer.Write(AskedSum);
        writer.Write(TokensAtPoint);
        writer.Write(SecondsAtPoint);
        writer.Write(Provisional);
    }

    public static TrainingPosition Read(BinaryReader reader) => new()
    {
        Epoch = reader.ReadInt32(),
        Index = reader.ReadInt32(),
        Updates = reader.ReadInt64(),
        Tokens = reader.ReadInt64(),
        Seconds = reader.ReadDouble(),
        LossSum = reader.ReadDouble(),
        AskedSum = reader.ReadDouble(),
        TokensAtPoint = reader.ReadInt64(),
        SecondsAtPoint = reader.ReadDouble(),
        Provisional = reader.ReadBoolean(),
    };
}
