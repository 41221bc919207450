namespace TorchSharp.Modules;

/// <summary>The options of a group of parameters; null means as for the optimizer.</summary>
public class OptimizerOptions
{
    /// <summary>The rate of the next step.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The rate of the first step, from which schedulers start.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Copies all options.</summary>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }

    /// <summary>Reads what <see cref="SaveStateDict"/> wrote.</summary>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Writes all options; they must be set.</summary>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    /// <summary>Takes over what is not set, but for the learning rate.</summary>
    internal virtual void Complete(OptimizerOptions defaults)
    {
    }

    /// <summary>Refuses options out of range.</summary>
    internal virtual void Check(string optimizer) => Require(LearningRate >= 0, optimizer, "learning rate", LearningRate);

    private protected static void Require(bool fulfilled, string optimizer, string option, double? value)
    {
        if (!fulfilled) throw new ArgumentException(FormattableString.Invariant($"{optimizer}: {option} {value} is out of range"));
    }

    private protected TOptions Same<TOptions>(OptimizerOptions source) where TOptions : OptimizerOptions
        => source as TOptions ?? throw new ArgumentException($"load_state_dict: options {source.GetType().FullName} do not fit {GetType().FullName}");
}
