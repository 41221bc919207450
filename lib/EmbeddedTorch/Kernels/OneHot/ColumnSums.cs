using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The gradient of a weight (outputs, inputs) whose inputs were one-hot: the gradient of each output row is added to the
/// column of its index. Works on some of the outputs, so that threads can share it. Equal to the matrix product up to the
/// order of the sum.
/// </summary>
/// <param name="table">Room for <see cref="WeightColumns{V, T}.TableLength"/> elements: sums column by column; null to add to the gradient itself.</param>
/// <param name="outputs">Rows of the weight.</param>
/// <param name="inputs">Columns of the weight.</param>
/// <param name="first">First output of this part.</param>
/// <param name="count">Outputs of this part.</param>
internal readonly unsafe struct ColumnSums<V, T>(T* table, int outputs, int inputs, int first, int count)
    where V : unmanaged, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Outputs whose sums stay in the first-level cache between their transposition and their addition.</summary>
    private const int OutputsPerPass = 64;

    /// <summary>Begins with zeros.</summary>
    public void Clear()
    {
        for (int j = 0; table != null && j < inputs; j++)
            new Span<T>(table + (nint)j * outputs + first, count).Clear();
    }

    /// <summary>Adds the gradient of one row.</summary>
    /// <param name="index">Where the row's one was, or <see cref="OneHotRows.Nothing"/>.</param>
    /// <param name="dRow">Gradient of the row's outputs.</param>
    /// <param name="gradient">(outputs, inputs), row-major.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int index, T* dRow, T* gradient)
    {
        if (index == OneHotRows.Nothing)
            return;
        if (table == null)
        {
            AddStrided(dRow + first, gradient + (nint)first * inputs + index);
            return;
        }
        T* sum = table + (nint)index * outputs + first;
        Elementwise.Map<Binary.Add, V, T>(sum, dRow + first, sum, count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddStrided(T* source, T* destination)
    {
        for (int j = count; j > 0; j--, destination += inputs)
            *destination += *source++;
    }

    /// <summary>Adds the sums to the gradient.</summary>
    public void AddTo(T* gradient)
    {
        if (table == null)
            return;
        T* rows = PackBuffers.Right<T>((long)OutputsPerPass * inputs), target = gradient + (nint)first * inputs;
        for (int i = 0; i < count; i += OutputsPerPass, target += OutputsPerPass * inputs)
        {
            int outputsHere = Math.Min(OutputsPerPass, count - i);
            var columns = new Matrix<T>(table + first + i, new Layout(inputs, outputsHere, outputs, 1));
            Packing<V, T>.PackRows(columns.Transposed, rows, inputs);
            Elementwise.Map<Binary.Add, V, T>(target, rows, target, outputsHere * inputs);
        }
    }
}
