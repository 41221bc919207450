namespace TorchSharp.Kernels;

/// <summary>What the forward pass reads and writes; the backward pass reads all of it.</summary>
internal ref struct RecurrentSequences<T> where T : unmanaged
{
    /// <summary>Input, rows of the inputs.</summary>
    public ReadOnlySpan<T> X;

    /// <summary>State before the first step, (batch, hidden).</summary>
    public ReadOnlySpan<T> H0;

    /// <summary>LSTM: cell state before the first step, (batch, hidden); else empty.</summary>
    public ReadOnlySpan<T> C0;

    /// <summary>Output: rows of the hidden state, <see cref="YStride"/> apart.</summary>
    public Span<T> Y;

    /// <summary>Distance of the rows of <see cref="Y"/>: hidden, or twice that where two directions share the rows.</summary>
    public int YStride;

    /// <summary>Rows of the activated gates, see <see cref="IRecurrentCell.Gates"/>.</summary>
    public Span<T> Gates;

    /// <summary>Rows of what else the backward pass needs, see <see cref="IRecurrentCell.Extras"/>.</summary>
    public Span<T> Extras;
}

/// <summary>Gradients that come in and go out of the backward pass; empty ones are zero or not wanted.</summary>
internal ref struct RecurrentGradients<T> where T : unmanaged
{
    /// <summary>Of the output, rows of hidden features <see cref="DyStride"/> apart.</summary>
    public ReadOnlySpan<T> Dy;

    /// <summary>Distance of the rows of <see cref="Dy"/>.</summary>
    public int DyStride;

    /// <summary>Of the last state, (batch, hidden).</summary>
    public ReadOnlySpan<T> DhN;

    /// <summary>LSTM: of the last cell state, (batch, hidden).</summary>
    public ReadOnlySpan<T> DcN;

    /// <summary>Written: of the input, rows of the inputs.</summary>
    public Span<T> Dx;

    /// <summary>Written: of the first state, (batch, hidden).</summary>
    public Span<T> Dh0;

    /// <summary>LSTM: written, of the first cell state, (batch, hidden).</summary>
    public Span<T> Dc0;
}
