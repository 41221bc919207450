using System.Runtime.CompilerServices;

namespace TorchSharp.Kernels;

/// <summary>
/// The sizes of one direction of one recurrent layer, and how its sequences lie in memory: contiguous rows of features,
/// one for each step of each sequence, in the order (batch, step) or (step, batch).
/// </summary>
/// <param name="Batch">Number of sequences.</param>
/// <param name="Steps">Length of each.</param>
/// <param name="Inputs">Features of the input.</param>
/// <param name="Hidden">Features of the state.</param>
/// <param name="BatchFirst">Whether the order is (batch, step).</param>
/// <param name="Reverse">Whether the last step is computed first.</param>
internal readonly record struct RecurrentShape(int Batch, int Steps, int Inputs, int Hidden, bool BatchFirst, bool Reverse = false)
{
    /// <summary>Rows of all steps of all sequences.</summary>
    public int Rows => Batch * Steps;

    /// <summary>The place in time of the n-th step that is computed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Time(int n) => Reverse ? Steps - 1 - n : n;

    /// <summary>The number of the row of a sequence at a place in time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Row(int sequence, int time) => BatchFirst ? sequence * Steps + time : time * Batch + sequence;

    /// <summary>The rows of a place in time: one for each sequence.</summary>
    /// <param name="data">The first row of the first place in time.</param>
    /// <param name="rowStride">Distance of rows.</param>
    /// <param name="columns">Features.</param>
    /// <param name="time">The place in time.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe Matrix<T> At<T>(T* data, nint rowStride, int columns, int time) where T : unmanaged =>
        new(data + (BatchFirst ? time : (nint)time * Batch) * rowStride, new Layout(Batch, columns, BatchFirst ? Steps * rowStride : rowStride, 1));
}
