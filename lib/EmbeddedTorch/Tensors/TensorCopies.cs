namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The same values in memory of their own; gradients flow through.</summary>
        public Tensor clone()
        {
            var result = Copying.Clone(this);
            Recording.Record("clone", result, this, static (_, g, _) => g);
            return result;
        }

        /// <summary>The same values laid out contiguously: this tensor's memory if it is so already, else a copy.</summary>
        public Tensor contiguous() => dense ? alias() : clone();

        /// <summary>Writes another tensor's values, broadcast and converted, into this one.</summary>
        /// <exception cref="ExternalException">The source cannot be broadcast to this shape.</exception>
        public Tensor copy_(Tensor source, bool nonBlocking = false)
        {
            if (!Shape.Same(Shape.Broadcast(sizes, source.sizes, "copy_"), sizes))
            {
                throw new ExternalException($"copy_: shapes {Shape.Text(sizes)} and {Shape.Text(source.sizes)}: the source is larger than the target");
            }
            InPlace.RefuseShared("copy_", this);
            var record = InPlace.MustRecord(this, [source]);
            CopyValues(source);
            Storage.Version++;
            if (record) Rebase(WrittenBy(source));
            return this;
        }

        /// <summary>Makes this handle show another tensor's storage.</summary>
        public Tensor set_(Tensor source)
        {
            var old = Storage;
            source.Storage.Retain();
            storage = source.Storage;
            old.Release();
            (sizes, strides, offset, count, dense) = (source.sizes, source.strides, source.offset, source.count, source.dense);
            return this;
        }

        /// <summary>Writes one value everywhere.</summary>
        public Tensor fill_(Scalar value)
        {
            var record = InPlace.MustRecord(this, []);
            Filling.Fill(this, value);
            Storage.Version++;
            if (record) Rebase(Overwritten());
            return this;
        }

        /// <summary>Writes zeros everywhere.</summary>
        public Tensor zero_() => fill_(0);

        /// <summary>The values in another dtype; this tensor itself (as an alias) if it has it, unless <paramref name="copy"/>.</summary>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            var result = type == Type && !copy ? alias() : Converted(type);
            if (disposeAfter) Dispose();
            return result;
        }

        /// <inheritdoc cref="to_type"/>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to_type(type, copy, disposeAfter, non_blocking);

        /// <summary>The values on a device: only the CPU is available.</summary>
        /// <exception cref="InvalidOperationException">The device is not the CPU.</exception>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            RequireCpu(device, "to");
            return to_type(Type, copy, disposeAfter, non_blocking);
        }

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(new Device(device), copy, disposeAfter, non_blocking);

        /// <inheritdoc cref="to(Device, bool, bool, bool)"/>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
            => to(new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The values in a dtype and on a device: only the CPU is available.</summary>
        public Tensor to(ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false)
        {
            RequireCpu(device, "to");
            return to_type(type, copy, disposeAfter, non_blocking);
        }

        /// <summary>The values in the dtype of another tensor.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to_type(other.Type);

        /// <inheritdoc cref="to(Tensor, bool)"/>
        public Tensor type_as(Tensor tensor) => to_type(tensor.Type);

        /// <summary>The values in another dtype.</summary>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>This tensor: it is on the CPU.</summary>
        public Tensor cpu() => alias();

        /// <summary>The values on the GPU: not available.</summary>
        /// <exception cref="InvalidOperationException">Always: this engine has no GPU.</exception>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA);

        /// <summary>The values as Bool.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        /// <summary>The values as Byte.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The values as Int32.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The values as Int64.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The values as Float32.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The values as Float64.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        Tensor Converted(ScalarType type)
        {
            var result = Copying.Converted(this, type);
            Recording.Record("to", result, this, static (_, g, _) => g);
            return result;
        }

        /// <summary>A source that shares the target's memory is read whole before anything is written.</summary>
        void CopyValues(Tensor source)
        {
            if (source.Storage != Storage)
            {
                Copying.Copy(source, this);
                return;
            }
            using var values = Copying.Clone(source);
            Copying.Copy(values, this);
        }

        GradNode? WrittenBy(Tensor source)
            => source.NeedsGrad ? new RuleNode("copy", [new GradEdge(source)], static (_, g, _) => g) : Overwritten();

        /// <summary>The history of values that owe nothing to the old ones: a gradient of zeros, so that the tensor goes on requiring one.</summary>
        GradNode? Overwritten()
            => isView || !NeedsGrad ? null : new RuleNode("overwrite", [new GradEdge(this)], static (_, g, _) => g.zeros_like());
    }
}
