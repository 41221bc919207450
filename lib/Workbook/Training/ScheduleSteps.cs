using TorchSharp;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Workbook.Training;

/// <summary>
/// Drives a learning-rate schedule and remembers what it was told, because TorchSharp's schedulers cannot be saved: a fresh
/// one that is told the same is in the same state.
/// </summary>
internal sealed class ScheduleSteps(LRScheduler? schedule)
{
    private readonly List<double> told = [];

    /// <summary>One step of the schedule; only one that waits for a plateau looks at the loss.</summary>
    public void Step(double loss)
    {
        if (schedule is null) return;
        told.Add(loss);
        schedule.step(loss);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(told.Count);
        foreach (double loss in told) writer.Write(loss);
    }

    public static double[] Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        var losses = new List<double>();
        for (int i = 0; i < count; i++) losses.Add(reader.ReadDouble());
        return [.. losses];
    }
}
