namespace Workbook.Embeddings;

/// <summary>The settings of a GloVe training; the defaults are those of the paper for a large text.</summary>
public sealed record GloveOptions
{
    /// <summary>Numbers per vector, d.</summary>
    public int Dimension { get; init; } = 50;

    /// <summary>From this count on, a pair has the full weight 1.</summary>
    public double XMax { get; init; } = 100;

    /// <summary>Below it, a pair has the weight (X / XMax)^Alpha.</summary>
    public double Alpha { get; init; } = 0.75;

    /// <summary>The step size of AdaGrad.</summary>
    public double LearningRate { get; init; } = 0.05;

    /// <summary>Decides the starting values and the order of the pairs.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many threads may work at once; the numbers do not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The settings if they can be trained with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them cannot; the message says which.</exception>
    internal GloveOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Dimension, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ThrowIfNotPositive(XMax, nameof(XMax));
        ThrowIfNotPositive(LearningRate, nameof(LearningRate));
        if (!(Alpha >= 0)) throw new ArgumentOutOfRangeException(nameof(Alpha), Alpha, "the exponent must not be negative");
        return this;
    }

    private static void ThrowIfNotPositive(double value, string name)
    {
        if (!(value > 0)) throw new ArgumentOutOfRangeException(name, value, "must be above zero");
    }
}
