namespace Workbook.Batches;

/// <summary>Which steps of a window have a target.</summary>
public enum WindowTargets
{
    /// <summary>Each step predicts the token after it; targets (batch, steps): the inputs shifted by one.</summary>
    EveryStep,

    /// <summary>Only the last step predicts, the token after the window; targets (batch).</summary>
    LastStep,
}
