using TorchSharp.Modules;

namespace TorchSharp;

/// <summary>The arguments of a recurrent module.</summary>
internal sealed record RecurrentOptions(long Inputs, long Hidden)
{
    internal long Layers { get; init; } = 1;

    internal bool Bias { get; init; } = true;

    internal bool BatchFirst { get; init; }

    internal double Dropout { get; init; }

    internal bool Bidirectional { get; init; }

    internal Device? Device { get; init; }

    internal ScalarType? Type { get; init; }

    internal int Directions => Bidirectional ? 2 : 1;

    /// <exception cref="ArgumentException">An argument makes no sense.</exception>
    internal void Require(string operation)
    {
        if (Inputs < 1 || Hidden < 1 || Layers < 1)
        {
            throw new ArgumentException($"{operation}: sizes and the number of layers must be positive, got inputSize {Inputs}, hiddenSize {Hidden}, numLayers {Layers}");
        }
        if (Dropout is < 0 or > 1) throw new ArgumentException(FormattableString.Invariant($"{operation}: the dropout probability has to be between 0 and 1, but got {Dropout}"));
    }

    /// <summary>Draws the parameters of one direction, uniform on ±1/√hidden, and registers them.</summary>
    internal RecurrentWeights Draw(int gates, long inputs, Action<string, Parameter> register, string suffix)
    {
        var bound = 1 / Math.Sqrt(Hidden);
        Parameter Of(string name, params long[] shape)
        {
            var parameter = DefaultWeights.Uniform(shape, bound, Type, Device);
            register(name + suffix, parameter);
            return parameter;
        }
        var inputWeight = Of("weight_ih", gates * Hidden, inputs);
        var hiddenWeight = Of("weight_hh", gates * Hidden, Hidden);
        return Bias
            ? new RecurrentWeights(inputWeight, hiddenWeight, Of("bias_ih", gates * Hidden), Of("bias_hh", gates * Hidden))
            : new RecurrentWeights(inputWeight, hiddenWeight, null, null);
    }
}
