namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of a parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected internal Parameter _parameter;

    /// <summary>The state of a parameter that has not been changed yet.</summary>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Forgets all steps.</summary>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Copies the state of another parameter of the same shape.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Reads what <see cref="SaveStateDict"/> wrote.</summary>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Writes the state.</summary>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Whether the values are those of another state, up to rounding.</summary>
    public virtual bool ApproximatelyEquals(OptimizerState other) => ReferenceEquals(this, other);

    /// <summary>Moves the state to a device: there is only the CPU.</summary>
    public virtual void to(Device device)
    {
    }

    /// <summary>Writes whether there is a tensor, then the tensor.</summary>
    protected static void SaveConditionalStateTensor(BinaryWriter writer, Tensor? tensor)
    {
        writer.Write(tensor is not null);
        if (tensor is not null) tensor.Save(writer);
    }

    /// <summary>Reads what <see cref="SaveConditionalStateTensor"/> wrote, into a new tensor in no dispose scope.</summary>
    protected static void LoadConditionalStateTensor(BinaryReader reader, ref Tensor? result, Device device)
    {
        result?.Dispose();
        result = reader.ReadBoolean() ? Tensor.Load(reader).DetachFromDisposeScope() : null;
    }
}
