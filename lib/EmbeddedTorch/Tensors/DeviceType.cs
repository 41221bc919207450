namespace TorchSharp;

/// <summary>Kinds of devices; this engine has only the CPU.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,
    /// <summary>An NVIDIA GPU (libtorch only).</summary>
    CUDA = 1,
    /// <summary>MKL-DNN (libtorch only).</summary>
    MKLDNN = 2,
    /// <summary>OpenGL (libtorch only).</summary>
    OPENGL = 3,
    /// <summary>OpenCL (libtorch only).</summary>
    OPENCL = 4,
    /// <summary>IDEEP (libtorch only).</summary>
    IDEEP = 5,
    /// <summary>An AMD GPU (libtorch only).</summary>
    HIP = 6,
    /// <summary>FPGA (libtorch only).</summary>
    FPGA = 7,
    /// <summary>MSNPU (libtorch only).</summary>
    MSNPU = 8,
    /// <summary>XLA (libtorch only).</summary>
    XLA = 9,
    /// <summary>An Apple GPU (libtorch only).</summary>
    MPS = 13,
    /// <summary>Shapes without data (libtorch only).</summary>
    META = 14,
}
