using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>The operands of one direction of one layer; outputs and states are shared by the directions, each has its part of them.</summary>
internal struct RecurrentDirection
{
    internal RecurrentShape Shape;

    /// <summary>0 forward, 1 backward in time.</summary>
    internal int Index;

    /// <summary>Dense: input, rows of its features; output, rows of the hidden features of all directions.</summary>
    internal Tensor X, Y;

    /// <summary>First and last states, (directions, batch, hidden); those of the cell only for LSTM.</summary>
    internal Tensor H0, HN;
    internal Tensor? C0, CN;

    internal Tensor Gates, Extras;
    internal Tensor InputWeight, HiddenWeight;
    internal Tensor? InputBias, HiddenBias;

    internal readonly int OutputStride => (int)Y.sizes[^1];

    internal readonly RecurrentParameters<T> Parameters<T>() where T : unmanaged => new(
        InputWeight.Span<T>(), HiddenWeight.Span<T>(), Elements<T>(InputBias), Elements<T>(HiddenBias));

    internal readonly RecurrentSequences<T> Sequences<T>() where T : unmanaged => new()
    {
        X = X.Span<T>(),
        H0 = State<T>(H0),
        C0 = State<T>(C0),
        Y = Output<T>(Y),
        YStride = OutputStride,
        Gates = Gates.Span<T>(),
        Extras = Extras.Span<T>(),
    };

    /// <summary>This direction's part of states; empty for none.</summary>
    internal readonly Span<T> State<T>(Tensor? states) where T : unmanaged
    {
        var length = Shape.Batch * Shape.Hidden;
        return states is null ? [] : states.Span<T>().Slice(Index * length, length);
    }

    /// <summary>This direction's part of outputs: from its first feature on; empty for none.</summary>
    internal readonly Span<T> Output<T>(Tensor? outputs) where T : unmanaged
        => outputs is null ? [] : outputs.Span<T>()[(Index * Shape.Hidden)..];

    internal static Span<T> Elements<T>(Tensor? tensor) where T : unmanaged => tensor is null ? [] : tensor.Span<T>();
}

/// <summary>The gradients of one direction of one layer; null where they are zero or not wanted.</summary>
internal ref struct RecurrentDirectionGradients
{
    /// <summary>Dense: of the outputs and the last states.</summary>
    internal Tensor? Y, HN, CN;

    /// <summary>Written: of the input and the first states.</summary>
    internal Tensor? X, H0, C0;

    /// <summary>Added to: of the parameters.</summary>
    internal GradientSum InputWeight, HiddenWeight, InputBias, HiddenBias;

    internal readonly RecurrentGradients<T> Sequences<T>(in RecurrentDirection direction) where T : unmanaged => new()
    {
        Dy = direction.Output<T>(Y),
        DyStride = direction.OutputStride,
        DhN = direction.State<T>(HN),
        DcN = direction.State<T>(CN),
        Dx = RecurrentDirection.Elements<T>(X),
        Dh0 = direction.State<T>(H0),
        Dc0 = direction.State<T>(C0),
    };

    internal readonly RecurrentParameterGradients<T> Parameters<T>() where T : unmanaged
        => new(InputWeight.Span<T>(), HiddenWeight.Span<T>(), InputBias.Span<T>(), HiddenBias.Span<T>());
}
