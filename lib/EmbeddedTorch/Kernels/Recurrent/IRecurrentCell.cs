using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The gates of a recurrent layer: what is done between the matrix products.</summary>
internal interface IRecurrentCell
{
    /// <summary>Number of gates.</summary>
    static abstract int Gates { get; }

    /// <summary>Numbers per hidden unit that are kept for the backward pass besides gates and output.</summary>
    static abstract int Extras { get; }

    /// <summary>Whether the cell has a state besides its output; it is the first of <see cref="Extras"/>.</summary>
    static abstract bool HasCellState { get; }

    /// <summary>
    /// Whether input and state enter a gate apart from each other, so that their products must not be added before.
    /// </summary>
    static abstract bool SeparatesHidden { get; }

    /// <summary>One step of all sequences: fills the gates (from their sums), the extras and the state.</summary>
    static abstract void Forward<V, T>(in CellForward<T> step)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>One step back: from the gradient of the state (and cell state) to that of the gates' sums.</summary>
    static abstract void Backward<V, T>(in CellBackward<T> step)
        where V : unmanaged, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;
}

/// <summary>The operands of one step forward; each matrix has a row for every sequence.</summary>
internal unsafe struct CellForward<T> where T : unmanaged
{
    public int Hidden;

    /// <summary>In: the products with the input (and, unless separated, with the state). Out: the activated gates.</summary>
    public Matrix<T> Gates;

    /// <summary>The products with the state, where they are separated.</summary>
    public Matrix<T> HiddenGates;

    /// <summary>(gates * hidden): the biases of the input, and those of the state too unless they are separated.</summary>
    public T* InputBias;

    /// <summary>(gates * hidden), where they are separated: the biases of the state.</summary>
    public T* HiddenBias;

    public Matrix<T> HPrevious;
    public Matrix<T> H;
    public Matrix<T> CPrevious;
    public Matrix<T> Extras;
}

/// <summary>The operands of one step back.</summary>
internal unsafe struct CellBackward<T> where T : unmanaged
{
    public int Hidden;
    public Matrix<T> Gates;
    public Matrix<T> Extras;
    public Matrix<T> HPrevious;
    public Matrix<T> H;
    public Matrix<T> CPrevious;

    /// <summary>Gradient of this step's output.</summary>
    public Matrix<T> Dy;

    /// <summary>
    /// In: gradient of this step's state through the later steps. Out, where the state also passes beside the gates: the
    /// part of the previous state's gradient that does not go through a matrix product.
    /// </summary>
    public Matrix<T> Dh;

    /// <summary>In: gradient of this step's cell state through the later steps. Out: that of the previous one.</summary>
    public Matrix<T> Dc;

    /// <summary>Out: gradient of the gates' sums, as the input sees them.</summary>
    public Matrix<T> DGates;

    /// <summary>Out, where they are separated: gradient of the gates' sums, as the state sees them.</summary>
    public Matrix<T> DHiddenGates;
}
