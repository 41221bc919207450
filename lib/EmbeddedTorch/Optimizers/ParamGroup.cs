using System.Diagnostics.CodeAnalysis;

namespace TorchSharp.Modules;

/// <summary>Parameters that an optimizer changes with the same options.</summary>
public class ParamGroup : torch.optim.ILearningRateController
{
    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>The options; null until they are set or the group is added to an optimizer.</summary>
    [DisallowNull]
    public OptimizerOptions? Options { get; set; }

    /// <summary>What the optimizer remembers of each parameter.</summary>
    internal TensorState[] States { get; set; } = [];

    /// <summary>The rate of the next step.</summary>
    public double LearningRate
    {
        get => Options!.LearningRate!.Value;
        set => Options!.LearningRate = value;
    }

    /// <summary>The rate of the first step.</summary>
    public double InitialLearningRate
    {
        get => Options!.InitialLearningRate;
        set => Options!.InitialLearningRate = value;
    }
}

/// <summary>Parameters that a certain optimizer changes with the same options.</summary>
/// <typeparam name="TOptions">That optimizer's options.</typeparam>
public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    /// <summary>A group to be filled in.</summary>
    public ParamGroup()
    {
    }

    /// <summary>A group of parameters; what is not set in the options is as for the optimizer.</summary>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        if (options is not null) base.Options = options;
    }

    /// <summary>The options; null until they are set or the group is added to an optimizer.</summary>
    [DisallowNull]
    public new TOptions? Options
    {
        get => (TOptions?)base.Options;
        set => base.Options = value;
    }
}
