using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Converts all floating-point parameters and buffers, here and inside, to another floating-point dtype.</summary>
            /// <exception cref="ArgumentException">The dtype is not a floating-point one.</exception>
            internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                if (!dtype.IsFloating()) throw new ArgumentException($"to: a module can only be converted to a floating-point dtype, not to {dtype}");
                foreach (var child in _internal_submodules.values()) child._to(dtype, non_blocking);
                foreach (var parameter in _internal_params.values())
                {
                    if (parameter.is_floating_point()) parameter.ConvertTo(dtype);
                }
                foreach (var (buffer, _) in _internal_buffers.values())
                {
                    if (buffer.is_floating_point() && buffer.dtype != dtype) ConvertBuffer(buffer, dtype);
                }
                return this;
            }

            static void ConvertBuffer(Tensor buffer, ScalarType dtype)
            {
                using var converted = buffer.to_type(dtype);
                buffer.set_(converted);
            }
        }
    }
}

/// <summary>Conversions of modules that keep the module's type.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts all parameters and buffers to a floating-point dtype, in place.</summary>
    public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module
    {
        module._to(type, non_blocking);
        return module;
    }

    /// <summary>Moves a module to a device: only the CPU is available.</summary>
    /// <exception cref="InvalidOperationException">The device is not the CPU.</exception>
    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module
    {
        foreach (var parameter in module.parameters()) parameter.to(device).Dispose();
        return module;
    }

    /// <inheritdoc cref="to{T}(T, Device, bool)"/>
    public static T to<T>(this T module, string device, bool non_blocking = false) where T : nn.Module => module.to(new Device(device));

    /// <summary>Moves a module to a device and converts it.</summary>
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module
        => module.to(device).to(type);

    /// <summary>Moves a module to a device: only the CPU is available.</summary>
    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module
        => module.to(new Device(deviceType, deviceIndex));

    /// <summary>Converts a module to the dtype of a tensor.</summary>
    public static T to<T>(this T module, Tensor other, bool non_blocking = false) where T : nn.Module => module.to(other.dtype);

    /// <summary>Leaves a module where it is.</summary>
    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module => module;

    /// <summary>Converts a module to Float32.</summary>
    public static T @float<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float32);

    /// <summary>Converts a module to Float64.</summary>
    public static T @double<T>(this T module, bool non_blocking = false) where T : nn.Module => module.to(ScalarType.Float64);
}
