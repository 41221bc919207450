namespace Workbook.Training;

/// <summary>What was measured at one moment of a training.</summary>
/// <param name="Epoch">Epochs that are over, with the part of the current one: 2.5 in the middle of the third.</param>
/// <param name="Updates">Updates of the parameters so far.</param>
/// <param name="TrainingLoss">The mean loss per target since the point before, each batch measured before its update.</param>
/// <param name="ValidationLoss">The mean loss per target on the validation data, or null.</param>
/// <param name="LearningRate">Of the last update.</param>
/// <param name="Tokens">Inputs read since the start.</param>
/// <param name="Seconds">Seconds of training since the start, validation not counted.</param>
/// <param name="TokensPerSecond">Since the point before.</param>
public sealed record TrainingPoint(
    double Epoch, long Updates, double TrainingLoss, double? ValidationLoss, double LearningRate, long Tokens, double Seconds, double TokensPerSecond);
