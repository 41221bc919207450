namespace Workbook.Training;

/// <summary>When a learning-rate schedule takes a step.</summary>
public enum ScheduleUnit
{
    /// <summary>After every epoch, as PyTorch's examples do.</summary>
    Epoch,

    /// <summary>After every update, for warm-ups and other schedules that are shorter than an epoch.</summary>
    Update,
}
