namespace TorchSharp.Modules;

/// <summary>A module without parameters.</summary>
public interface IParameterLessModule
{
}

/// <summary>A module of one input without parameters.</summary>
/// <typeparam name="T1">Type of the input.</typeparam>
/// <typeparam name="TResult">Type of the result.</typeparam>
public abstract class ParameterLessModule<T1, TResult> : nn.Module<T1, TResult>, IParameterLessModule
{
    /// <summary>Creates a module.</summary>
    protected ParameterLessModule(string name) : base(name)
    {
    }

    /// <summary>Refuses: there is nothing to register here.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override void register_parameter(string name, Parameter param) => throw Refusal("parameters");

    /// <inheritdoc cref="register_parameter"/>
    public override void register_buffer(string name, Tensor tensor, bool persistent = true) => throw Refusal("buffers");

    /// <inheritdoc cref="register_parameter"/>
    public override void register_module(string name, nn.Module submodule) => throw Refusal("modules");

    InvalidOperationException Refusal(string what) => new($"module '{GetName()}' has no parameters: {what} cannot be registered on it");
}
