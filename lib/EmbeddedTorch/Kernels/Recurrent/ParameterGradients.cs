using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The gradients of the parameters of all threads but the first, which adds to the caller's own.</summary>
internal readonly unsafe struct ParameterGradients<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly int gates, inputs, hidden;

    public ParameterGradients(RecurrentShape shape, int gates)
    {
        this.gates = gates * shape.Hidden;
        inputs = shape.Inputs;
        hidden = shape.Hidden;
    }

    /// <summary>Length of the memory of one thread.</summary>
    public long Length => (long)gates * (inputs + hidden + 2);

    /// <summary>Cleared memory of one thread in place of the caller's gradients.</summary>
    public RecurrentGradientPointers<T> Private(RecurrentGradientPointers<T> d, T* memory)
    {
        new Span<T>(memory, (int)Length).Clear();
        RecurrentGradientPointers<T> own = In(memory);
        d.InputWeight = d.InputWeight == null ? null : own.InputWeight;
        d.HiddenWeight = d.HiddenWeight == null ? null : own.HiddenWeight;
        d.InputBias = d.InputBias == null ? null : own.InputBias;
        d.HiddenBias = d.HiddenBias == null ? null : own.HiddenBias;
        return d;
    }

    /// <summary>Adds the gradients of one thread to those that the caller wants.</summary>
    public void AddTo(RecurrentGradientPointers<T> d, T* memory)
    {
        RecurrentGradientPointers<T> own = In(memory);
        Add(own.InputWeight, d.InputWeight, gates * inputs);
        Add(own.HiddenWeight, d.HiddenWeight, gates * hidden);
        Add(own.InputBias, d.InputBias, gates);
        Add(own.HiddenBias, d.HiddenBias, gates);
    }

    private RecurrentGradientPointers<T> In(T* memory)
    {
        T* hiddenWeight = memory + (nint)gates * inputs, inputBias = hiddenWeight + (nint)gates * hidden;
        return new() { InputWeight = memory, HiddenWeight = hiddenWeight, InputBias = inputBias, HiddenBias = inputBias + gates };
    }

    private static void Add(T* source, T* destination, int length)
    {
        if (destination != null)
            Elementwise.Map<Binary.Add, T>(new ReadOnlySpan<T>(source, length), new ReadOnlySpan<T>(destination, length), new Span<T>(destination, length));
    }
}
