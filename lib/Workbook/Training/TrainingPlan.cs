using Workbook.Batches;

namespace Workbook.Training;

/// <summary>How long a training goes on, what is measured on the way, and when it stops early. At least one of the three ends must be set; the first that is reached counts.</summary>
public sealed record TrainingPlan
{
    /// <summary>Epochs in total, those of earlier calls and of a resumed checkpoint included.</summary>
    public int? Epochs { get; init; }

    /// <summary>Updates in total, those of earlier calls and of a resumed checkpoint included.</summary>
    public long? Updates { get; init; }

    /// <summary>Seconds of training of this call; how far that gets depends on the machine.</summary>
    public double? Seconds { get; init; }

    /// <summary>Data that is not trained on; its loss is measured at every point of the history.</summary>
    public IBatchSource? Validation { get; init; }

    /// <summary>Updates between two points of the history; an epoch if left out.</summary>
    public int? PointEvery { get; init; }

    /// <summary>Stops after so many points without a better validation loss, and goes back to the best weights.</summary>
    public int? Patience { get; init; }

    /// <summary>How much lower a validation loss must be to count as better.</summary>
    public double MinimumGain { get; init; }

    /// <summary>A file that holds the state of the training at the last point; written whole or not at all.</summary>
    public string? Checkpoint { get; init; }

    /// <summary>What the progress display calls this training.</summary>
    public string Name { get; init; } = "training";

    /// <summary>Whether to show progress.</summary>
    public bool ShowProgress { get; init; } = true;

    /// <exception cref="ArgumentException">The plan cannot be followed; the message says what to set.</exception>
    internal void Check()
    {
        if (Epochs is null && Updates is null && Seconds is null) throw new ArgumentException("The plan has no end; set Epochs, Updates or Seconds.");
        Positive(Epochs, nameof(Epochs));
        Positive(Updates, nameof(Updates));
        Positive(Seconds, nameof(Seconds));
        Positive(PointEvery, nameof(PointEvery));
        Positive(Patience, nameof(Patience));
        if (Patience is not null && Validation is null) throw new ArgumentException("Patience waits for a better validation loss, so the plan needs Validation.");
        if (!(MinimumGain >= 0)) throw new ArgumentException($"MinimumGain must not be negative, and {MinimumGain} is.");
    }

    private static void Positive(double? value, string name)
    {
        if (value is not null && !(value > 0)) throw new ArgumentException($"{name} must be positive, not {value}.");
    }
}
