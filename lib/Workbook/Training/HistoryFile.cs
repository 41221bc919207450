namespace Workbook.Training;

/// <summary>A history within a checkpoint.</summary>
internal static class HistoryFile
{
    public static void Write(BinaryWriter writer, TrainingHistory history)
    {
        writer.Write(history.Points.Count);
        foreach (var point in history.Points)
        {
            writer.Write(point.Epoch);
            writer.Write(point.Updates);
            writer.Write(point.TrainingLoss);
            writer.Write(point.ValidationLoss ?? double.NaN);
            writer.Write(point.LearningRate);
            writer.Write(point.Tokens);
            writer.Write(point.Seconds);
            writer.Write(point.TokensPerSecond);
        }
    }

    public static TrainingHistory Read(BinaryReader reader)
    {
        var history = new TrainingHistory();
        for (int left = reader.ReadInt32(); left > 0; left--)
            history.Add(new TrainingPoint(reader.ReadDouble(), reader.ReadInt64(), reader.ReadDouble(), Measured(reader.ReadDouble()), reader.ReadDouble(), reader.ReadInt64(), reader.ReadDouble(), reader.ReadDouble()));
        return history;
    }

    private static double? Measured(double loss) => double.IsNaN(loss) ? null : loss;
}
