using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The elements of a tensor, for reading and writing, in the order of the indices. It keeps the memory until it is disposed.</summary>
public sealed class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    readonly Tensor tensor;

    internal TensorAccessor(Tensor tensor) => this.tensor = tensor.UnscopedAlias();

    /// <summary>The number of elements.</summary>
    public long Count => tensor.count;

    /// <summary>Always false: the elements can be written.</summary>
    public bool IsReadOnly => false;

    /// <summary>The element at one index for each dimension.</summary>
    /// <exception cref="IndexOutOfRangeException">There are too many or too few indices, or one is out of range.</exception>
    public T this[params long[] indices]
    {
        get => Storage[Place(indices)];
        set => Storage[Place(indices)] = value;
    }

    /// <summary>All elements in order, copied.</summary>
    public T[] ToArray()
    {
        var result = new T[tensor.count];
        CopyTo(result.AsSpan());
        return result;
    }

    /// <summary>All elements, copied to an array of the tensor's shape.</summary>
    public Array ToNDArray()
    {
        var result = Array.CreateInstance(typeof(T), tensor.sizes.Length == 0 ? [1] : tensor.sizes);
        MemoryMarshal.AsBytes(ToArray().AsSpan()).CopyTo(Literals.Bytes(result, tensor.Type));
        return result;
    }

    /// <summary>Copies elements from <paramref name="tensorIndex"/> on to an array from <paramref name="arrayIndex"/> on, as many as both have.</summary>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyTo(T[], int, long)"/>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var values = Operand.Contiguous(tensor);
        var elements = Elements(values.Tensor)[(int)tensorIndex..];
        elements[..Math.Min(elements.Length, array.Length - arrayIndex)].CopyTo(array[arrayIndex..]);
    }

    /// <summary>Writes elements from <paramref name="tensorIndex"/> on from an array from <paramref name="arrayIndex"/> on, as many as both have.</summary>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom(array.AsSpan(), arrayIndex, tensorIndex);

    /// <inheritdoc cref="CopyFrom(T[], int, long)"/>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        using var values = Operand.Contiguous(tensor);
        var elements = Elements(values.Tensor)[(int)tensorIndex..];
        array.Slice(arrayIndex, Math.Min(elements.Length, array.Length - arrayIndex)).CopyTo(elements);
        if (!tensor.dense) Copying.Copy(values.Tensor, tensor);
        tensor.Storage.Version++;
    }

    /// <summary>The elements in order.</summary>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)ToArray()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Lets go of the memory.</summary>
    public void Dispose() => tensor.Dispose();

    /// <summary>Whether the other object is an accessor of the same elements in the same order.</summary>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && ToArray().AsSpan().SequenceEqual(other.ToArray());

    /// <summary>A hash of the object, not of the values.</summary>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <summary>Whether both have the same elements in the same order.</summary>
    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.Equals(right);

    /// <summary>Whether they differ in an element.</summary>
    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !left.Equals(right);

    Span<T> Storage => MemoryMarshal.Cast<byte, T>(Literals.Bytes(Memory, tensor.Type));

    Array Memory => tensor.Type.Size() switch
    {
        1 => tensor.Elements<byte>(),
        4 => tensor.Type == ScalarType.Int32 ? tensor.Elements<int>() : tensor.Elements<float>(),
        _ => tensor.Type == ScalarType.Int64 ? tensor.Elements<long>() : tensor.Elements<double>(),
    };

    static Span<T> Elements(Tensor contiguous) => MemoryMarshal.Cast<byte, T>(contiguous.bytes);

    int Place(long[] indices)
    {
        if (indices.Length != tensor.Rank) throw new IndexOutOfRangeException($"{indices.Length} indices for a tensor of shape {Shape.Text(tensor.sizes)}");
        var place = tensor.offset;
        for (var d = 0; d < indices.Length; d++)
        {
            if (indices[d] < 0 || indices[d] >= tensor.sizes[d])
            {
                throw new IndexOutOfRangeException($"index {indices[d]} is out of bounds for dimension {d} of a tensor of shape {Shape.Text(tensor.sizes)}");
            }
            place += indices[d] * tensor.strides[d];
        }
        return (int)place;
    }
}
