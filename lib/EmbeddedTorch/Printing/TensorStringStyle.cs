namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, dtype and device only.</summary>
    Metadata = 0,
    /// <summary>Metadata, then a table for each pair of last dimensions.</summary>
    Julia = 1,
    /// <summary>Nested brackets, long dimensions shortened.</summary>
    Numpy = 2,
    /// <summary>Metadata, then a C# array.</summary>
    CSharp = 3,
    /// <summary>The style set by <c>torch.set_printoptions</c>.</summary>
    Default = 4,
}
