namespace TorchSharp.Kernels;

/// <summary>The operands of <see cref="Recurrent"/> in pinned memory; absent biases are null.</summary>
internal unsafe struct RecurrentPointers<T> where T : unmanaged
{
    public T* X, H0, C0, Y, Gates, Extras, InputWeight, HiddenWeight, InputBias, HiddenBias, Workspace;
    public int YStride;

    /// <summary>Where the ones of the input's rows are; null if they are not one-hot.</summary>
    public int* Indices;
}

/// <summary>The gradients of <see cref="Recurrent"/> in pinned memory; null where they are zero or not wanted.</summary>
internal unsafe struct RecurrentGradientPointers<T> where T : unmanaged
{
    public T* Dy, DhN, DcN, Dx, Dh0, Dc0, InputWeight, HiddenWeight, InputBias, HiddenBias;
    public int DyStride;
}
