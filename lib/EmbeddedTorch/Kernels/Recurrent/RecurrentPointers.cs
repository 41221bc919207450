namespace TorchSharp.Kernels;

/// <summary>The operands of <see cref="Recurrent"/> in pinned memory; absent biases are null.</summary>
internal unsafe struct RecurrentPointers<T> where T : unmanaged
{
    public T* X, H0, C0, Y, Gates, Extras, InputWeight, HiddenWeight, InputBias, HiddenBias, Workspace;
    public int YStride;

    /// <summary>The operands from a sequence on, in the order (batch, step).</summary>
    public readonly RecurrentPointers<T> From<TCell>(RecurrentShape shape, int first, T* workspace) where TCell : struct, IRecurrentCell
    {
        nint row = (nint)first * shape.Steps, state = (nint)first * shape.Hidden;
        RecurrentPointers<T> part = this;
        part.X += row * shape.Inputs;
        part.Y += row * YStride;
        part.Gates += row * TCell.Gates * shape.Hidden;
        part.Extras += row * TCell.Extras * shape.Hidden;
        part.H0 += state;
        part.C0 += TCell.HasCellState ? state : 0;
        part.Workspace = workspace;
        return part;
    }
}

/// <summary>The gradients of <see cref="Recurrent"/> in pinned memory; null where they are zero or not wanted.</summary>
internal unsafe struct RecurrentGradientPointers<T> where T : unmanaged
{
    public T* Dy, DhN, DcN, Dx, Dh0, Dc0, InputWeight, HiddenWeight, InputBias, HiddenBias;
    public int DyStride;

    /// <summary>The gradients from a sequence on, in the order (batch, step); those of the parameters stay.</summary>
    public readonly RecurrentGradientPointers<T> From(RecurrentShape shape, int first)
    {
        nint row = (nint)first * shape.Steps, state = (nint)first * shape.Hidden;
        RecurrentGradientPointers<T> part = this;
        part.Dy = Advance(Dy, row * DyStride);
        part.Dx = Advance(Dx, row * shape.Inputs);
        part.DhN = Advance(DhN, state);
        part.DcN = Advance(DcN, state);
        part.Dh0 = Advance(Dh0, state);
        part.Dc0 = Advance(Dc0, state);
        return part;
    }

    private static T* Advance(T* pointer, nint length) => pointer == null ? null : pointer + length;
}
