namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The only element.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element, or T is not the dtype's type; ToSingle() and its like convert.</exception>
        public T item<T>() where T : unmanaged
        {
            RequireType(typeof(T));
            RequireOneElement("item");
            return MemoryMarshal.Cast<byte, T>(RawBytes())[0];
        }

        /// <summary>The elements, for reading and writing, in the order of the indices.</summary>
        /// <exception cref="ArgumentException">T is not the dtype's type.</exception>
        public Utils.TensorAccessor<T> data<T>() where T : unmanaged
        {
            RequireType(typeof(T));
            return new Utils.TensorAccessor<T>(this);
        }

        /// <summary>The memory of a contiguous tensor.</summary>
        /// <exception cref="ArgumentException">The tensor is not contiguous, or the number of bytes differs.</exception>
        public Span<byte> bytes
        {
            get => dense ? RawBytes() : throw new ArgumentException("bytes: the tensor is not contiguous; call contiguous() first");
            set
            {
                if (value.Length != bytes.Length) throw new ArgumentException($"bytes: {value.Length} bytes given, the tensor has {bytes.Length}");
                value.CopyTo(bytes);
            }
        }

        /// <summary>The value of the only element.</summary>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The value of the only element.</summary>
        public static explicit operator double(Tensor value) => value.ToDouble();

        /// <summary>The value of the only element, truncated.</summary>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>The value of the only element, truncated.</summary>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The value of the only element, truncated.</summary>
        public static explicit operator byte(Tensor value) => value.ToByte();

        /// <summary>Whether the only element is not zero.</summary>
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        /// <summary>The only element as a number.</summary>
        internal Scalar ToScalar()
        {
            RequireOneElement("ToScalar");
            return Type switch
            {
                ScalarType.Float32 => Elements<float>()[offset],
                ScalarType.Float64 => Elements<double>()[offset],
                ScalarType.Int64 => Elements<long>()[offset],
                ScalarType.Int32 => Elements<int>()[offset],
                ScalarType.Bool => Elements<byte>()[offset] != 0,
                _ => Elements<byte>()[offset],
            };
        }

        Span<byte> RawBytes() => Type.Size() switch
        {
            1 => Span<byte>(),
            4 => MemoryMarshal.AsBytes(Span<int>()),
            _ => MemoryMarshal.AsBytes(Span<long>()),
        };

        void RequireType(Type type)
        {
            if (type != Type.ManagedType()) throw new ArgumentException($"{type.Name} is not compatible with {Type}");
        }

        void RequireOneElement(string operation)
        {
            _ = Storage;
            if (count != 1) throw new ArgumentException($"{operation}: only one element tensors can be converted to a number; this one has shape {Shape.Text(sizes)}");
        }
    }
}
