using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>The number of steps, and up to three tensors of the parameter's shape, made when they are first needed.</summary>
internal sealed class TensorState(Parameter parameter) : OptimizerState(parameter), IDisposable
{
    readonly Tensor?[] buffers = new Tensor?[3];

    internal long Steps;

    /// <summary>The gradient, if there is one.</summary>
    internal Tensor? Gradient => _parameter.leaf?.Gradient;

    internal bool Has(int index) => buffers[index] is not null;

    /// <summary>A buffer of the parameter's dtype; a new one is filled with a number.</summary>
    internal Tensor Buffer(int index, double start = 0)
    {
        var type = _parameter.Type;
        if (buffers[index] is not { } buffer) return buffers[index] = Filling.Full(start, _parameter.sizes, type).DetachFromDisposeScope();
        if (buffer.Type == type) return buffer;
        var converted = Copying.Converted(buffer, type).DetachFromDisposeScope();
        buffer.Dispose();
        return buffers[index] = converted;
    }

    internal void ZeroGradient()
    {
        if (Gradient is not { } gradient) return;
        gradient.detach_();
        using var mode = GradMode.Set(false);
        gradient.zero_();
    }

    public override void Initialize(OptimizerOptions options)
    {
        Steps = 0;
        Dispose();
    }

    public override void LoadStateDict(OptimizerState source)
    {
        if (source is not TensorState other) throw new ArgumentException($"load_state_dict: a state of type {source.GetType().FullName} does not fit");
        if (ReferenceEquals(this, other)) return;
        Dispose();
        Steps = other.Steps;
        for (var i = 0; i < buffers.Length; i++) buffers[i] = other.buffers[i] is { } buffer ? Fitting(Copying.Clone(buffer)) : null;
    }

    public override void LoadStateDict(BinaryReader reader)
    {
        Steps = reader.ReadInt64();
        for (var i = 0; i < buffers.Length; i++)
        {
            LoadConditionalStateTensor(reader, ref buffers[i], CPU);
            if (buffers[i] is { } buffer) Fitting(buffer);
        }
    }

    public override void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(Steps);
        foreach (var buffer in buffers) SaveConditionalStateTensor(writer, buffer);
    }

    public override bool ApproximatelyEquals(OptimizerState other)
    {
        if (other is not TensorState state || state.Steps != Steps) return false;
        for (var i = 0; i < buffers.Length; i++)
        {
            if (Has(i) != state.Has(i) || (Has(i) && !buffers[i]!.allclose(state.buffers[i]!))) return false;
        }
        return true;
    }

    public void Dispose()
    {
        for (var i = 0; i < buffers.Length; i++)
        {
            buffers[i]?.Dispose();
            buffers[i] = null;
        }
    }

    Tensor Fitting(Tensor buffer)
    {
        if (Shape.Same(buffer.sizes, _parameter.sizes)) return buffer.DetachFromDisposeScope();
        throw new ArgumentException($"load_state_dict: a state of shape {Shape.Text(buffer.sizes)} does not fit a parameter of shape {Shape.Text(_parameter.sizes)}; is it the state of this model?");
    }
}
