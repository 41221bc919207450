using System.Runtime.CompilerServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// An array of numbers of one dtype with any number of dimensions: a view of shape, strides and offset on a storage
    /// that other tensors may share. The memory is reused as soon as the last tensor on it is disposed.
    /// </summary>
    public partial class Tensor : IDisposable
    {
        internal const string DisposedMessage = "Tensor invalid -- empty handle.";

        TensorStorage? storage;
        internal long[] sizes;
        internal long[] strides;
        internal long offset;
        internal long count;
        internal bool dense;

        /// <summary>A view; the arrays become the tensor's own and are not changed afterwards.</summary>
        internal Tensor(TensorStorage storage, long[] sizes, long[] strides, long offset, bool scoped = true)
        {
            storage.Retain();
            this.storage = storage;
            this.sizes = sizes;
            this.strides = strides;
            this.offset = offset;
            count = Shape.Count(sizes);
            dense = Shape.IsContiguous(sizes, strides);
            if (scoped) DisposeScopeManager.Register(this);
        }

        /// <summary>The same view of the same storage as another tensor.</summary>
        private protected Tensor(Tensor other, bool scoped)
        {
            storage = other.Storage;
            storage.Retain();
            sizes = other.sizes;
            strides = other.strides;
            offset = other.offset;
            count = other.count;
            dense = other.dense;
            if (scoped) DisposeScopeManager.Register(this);
        }

        /// <summary>A contiguous tensor whose elements the caller must write.</summary>
        internal static Tensor Uninitialized(ScalarType type, long[] sizes)
            => new(TensorStorage.Rent(type, Shape.Count(sizes)), sizes, Shape.ContiguousStrides(sizes), 0);

        /// <summary>A contiguous tensor of zeros.</summary>
        internal static Tensor Zeros(ScalarType type, long[] sizes)
        {
            var result = Uninitialized(type, sizes);
            result.ClearContiguous();
            return result;
        }

        internal TensorStorage Storage
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => storage ?? ThrowDisposed();
        }

        internal ScalarType Type => Storage.Type;

        internal int Rank => sizes.Length;

        /// <summary>The storage's elements, from its start: add the offset.</summary>
        internal T[] Elements<T>() where T : unmanaged => Storage.Elements<T>();

        /// <summary>The elements of a contiguous tensor.</summary>
        internal Span<T> Span<T>() where T : unmanaged => Storage.Elements<T>().AsSpan((int)offset, (int)count);

        /// <summary>Another view of the storage, without a history.</summary>
        internal Tensor View(long[] newSizes, long[] newStrides, long newOffset)
            => new(Storage, newSizes, newStrides, newOffset);

        /// <summary>Another handle of the same view, in no dispose scope and without a history.</summary>
        internal Tensor UnscopedAlias() => new(this, scoped: false);

        void ClearContiguous()
        {
            switch (Type.Size())
            {
                case 1: Span<byte>().Clear(); break;
                case 4: Span<int>().Clear(); break;
                default: Span<long>().Clear(); break;
            }
        }

        static TensorStorage ThrowDisposed() => throw new InvalidOperationException(DisposedMessage);
    }
}
