namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The size of each dimension.</summary>
        public long[] shape => (long[])Living.sizes.Clone();

        /// <summary>The element type.</summary>
        public ScalarType dtype => Type;

        /// <summary>The device: the CPU.</summary>
        public Device device
        {
            get
            {
                _ = Storage;
                return CPU;
            }
        }

        /// <summary>The kind of device: CPU.</summary>
        public DeviceType device_type => device.type;

        /// <summary>The number of dimensions.</summary>
        public long ndim => Living.Rank;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Living.Rank;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Living.count;

        /// <summary>Bytes per element.</summary>
        public long ElementSize => Type.Size();

        /// <summary>Zero: there is no native object behind a tensor of this engine.</summary>
        public IntPtr Handle
        {
            get
            {
                _ = Storage;
                return IntPtr.Zero;
            }
        }

        /// <summary>The number of dimensions.</summary>
        public long dim() => Living.Rank;

        /// <summary>The number of elements.</summary>
        public long numel() => Living.count;

        /// <summary>Bytes per element.</summary>
        public long element_size() => Type.Size();

        /// <summary>The size of each dimension.</summary>
        public long[] size() => shape;

        /// <summary>The size of one dimension, counted from the end when negative.</summary>
        public long size(int dim) => Living.sizes[Shape.Dimension(dim, Rank, "size")];

        /// <summary>How many elements of the storage each dimension's step skips.</summary>
        public long[] stride() => (long[])Living.strides.Clone();

        /// <summary>How many elements of the storage one dimension's step skips.</summary>
        public long stride(int dim) => Living.strides[Shape.Dimension(dim, Rank, "stride")];

        /// <summary>Where the tensor starts in its storage, in elements.</summary>
        public long storage_offset() => Living.offset;

        /// <summary>Whether the elements follow each other in memory in the order of the indices.</summary>
        public bool is_contiguous() => Living.dense;

        /// <summary>Whether the dtype is a floating-point one.</summary>
        public bool is_floating_point() => Type.IsFloating();

        /// <summary>Whether the dtype is an integer one (Bool counts as one).</summary>
        public bool is_integral() => !Type.IsFloating();

        /// <summary>Whether the dtype is complex: never here.</summary>
        public bool is_complex() => Living is null;

        /// <summary>Whether the tensor is on the CPU: always here.</summary>
        public bool is_cpu() => Living is not null;

        /// <summary>Whether the only element is not zero.</summary>
        public bool is_nonzero() => TensorExtensionMethods.ToDouble(this) != 0;

        /// <summary>This tensor, if it has not been disposed.</summary>
        Tensor Living
        {
            get
            {
                _ = Storage;
                return this;
            }
        }
    }
}
