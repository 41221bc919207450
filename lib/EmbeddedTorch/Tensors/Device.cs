using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor, the only device of this engine.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>The current GPU. Tensors cannot be put there by this engine; <c>cuda.is_available()</c> says so.</summary>
    public static Device CUDA => new(DeviceType.CUDA);

    /// <summary>A device, such as <c>cpu</c> or <c>cuda:0</c>.</summary>
    public class Device
    {
        /// <summary>A device of a kind; an index of -1 means the current one.</summary>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>A device of the kind with this name.</summary>
        public Device(string deviceType, int index = -1) : this(Parse(deviceType), index)
        {
        }

        /// <summary>A device from a text such as <c>cpu</c> or <c>cuda:1</c>.</summary>
        public Device(string description)
        {
            var parts = description.Split(':');
            type = Parse(parts[0]);
            index = parts.Length > 1 ? ParseIndex(parts[1], description) : -1;
        }

        /// <summary>The GPU with this index.</summary>
        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        /// <summary>The kind of device.</summary>
        public DeviceType type { get; }

        /// <summary>Which one of its kind, -1 for the current one.</summary>
        public int index { get; }

        /// <summary>The device from its text.</summary>
        public static implicit operator Device(string description) => new(description);

        /// <summary>For example <c>cpu</c> or <c>cuda:0</c>.</summary>
        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index < 0 ? name : $"{name}:{index}";
        }

        static int ParseIndex(string number, string description) => int.TryParse(number, CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw new ArgumentException($"'{description}' is not a device: a number must follow the colon, as in 'cuda:0'");

        static DeviceType Parse(string name) => Enum.TryParse<DeviceType>(name, ignoreCase: true, out var parsed)
            ? parsed
            : throw new ArgumentException($"'{name}' is not the name of a device; the embedded engine knows 'cpu'");
    }

    /// <summary>The device of a text such as <c>cpu</c> or <c>cuda:1</c>.</summary>
    public static Device device(string description) => new(description);

    /// <summary>A device of the kind with this name.</summary>
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);

    /// <summary>A device of a kind.</summary>
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);

    /// <summary>The GPU with this index.</summary>
    public static Device device(int index) => new(index);

    /// <summary>Refuses devices that this engine does not have.</summary>
    internal static void RequireCpu(Device? device, string operation)
    {
        if (device is not null && device.type != DeviceType.CPU)
        {
            throw new InvalidOperationException($"{operation}: device {device} is not available; the embedded engine computes on the cpu (the nuget stack with a cuda package uses a GPU)");
        }
    }

    /// <summary>Makes a device ready; only the CPU is.</summary>
    /// <exception cref="InvalidOperationException">The device is not the CPU.</exception>
    public static void InitializeDeviceType(DeviceType deviceType) => RequireCpu(new Device(deviceType), nameof(InitializeDeviceType));

    /// <summary>Whether the device can be used: true for the CPU only.</summary>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType == DeviceType.CPU;
}
