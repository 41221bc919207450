using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>The kind of a recurrent layer: what its gates do.</summary>
internal abstract class RecurrentKind(string name)
{
    internal static readonly RecurrentKind Tanh = new RecurrentKind<RnnCell<Kernels.Unary.Tanh, Kernels.Binary.TanhGradient>>("RNN");
    internal static readonly RecurrentKind Relu = new RecurrentKind<RnnCell<Kernels.Unary.Relu, Kernels.Binary.ReluGradient>>("RNN");
    internal static readonly RecurrentKind Gru = new RecurrentKind<GruCell>("GRU");
    internal static readonly RecurrentKind Lstm = new RecurrentKind<LstmCell>("LSTM");

    internal string Name => name;

    internal abstract int Gates { get; }

    internal abstract bool HasCellState { get; }

    internal static RecurrentKind Of(nn.NonLinearities function) => function == nn.NonLinearities.ReLU ? Relu : Tanh;

    /// <summary>Memory for what one direction keeps for its gradient: its gates, and what else its cell needs.</summary>
    internal abstract (Tensor Gates, Tensor Extras) Buffers(RecurrentShape shape, ScalarType type);

    internal abstract void Forward(in RecurrentDirection direction);

    internal abstract void Backward(in RecurrentDirection direction, in RecurrentDirectionGradients gradients);

    /// <summary>Memory in no dispose scope.</summary>
    private protected static Tensor Buffer(ScalarType type, long length) => new(TensorStorage.Rent(type, length), [length], [1], 0, scoped: false);
}

/// <summary>The kind of a recurrent layer with the cell <typeparamref name="TCell"/>.</summary>
internal sealed class RecurrentKind<TCell>(string name) : RecurrentKind(name) where TCell : struct, IRecurrentCell
{
    internal override int Gates => TCell.Gates;

    internal override bool HasCellState => TCell.HasCellState;

    internal override (Tensor Gates, Tensor Extras) Buffers(RecurrentShape shape, ScalarType type)
        => (Buffer(type, Recurrent.GatesLength<TCell>(shape)), Buffer(type, Recurrent.ExtrasLength<TCell>(shape)));

    internal override void Forward(in RecurrentDirection direction)
    {
        if (direction.X.Type == ScalarType.Float32) Forward<float>(direction);
        else Forward<double>(direction);
    }

    internal override void Backward(in RecurrentDirection direction, in RecurrentDirectionGradients gradients)
    {
        if (direction.X.Type == ScalarType.Float32) Backward<float>(direction, gradients);
        else Backward<double>(direction, gradients);
    }

    static void Forward<T>(in RecurrentDirection direction) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var workspace = Buffer(direction.X.Type, Recurrent.ForwardWorkspaceLength<TCell, T>(direction.Shape));
        Recurrent.Forward<TCell, T>(direction.Shape, direction.Parameters<T>(), direction.Sequences<T>(),
            direction.State<T>(direction.HN), direction.State<T>(direction.CN), workspace.Span<T>());
    }

    static void Backward<T>(in RecurrentDirection direction, in RecurrentDirectionGradients gradients) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var workspace = Buffer(direction.X.Type, Recurrent.BackwardWorkspaceLength<TCell, T>(direction.Shape));
        Recurrent.Backward<TCell, T>(direction.Shape, direction.Parameters<T>(), direction.Sequences<T>(),
            gradients.Sequences<T>(direction), gradients.Parameters<T>(), workspace.Span<T>());
    }
}
