namespace TorchSharp;

/// <summary>How much a convolution pads.</summary>
public enum Padding
{
    /// <summary>Nothing.</summary>
    Valid = 0,
    /// <summary>So much that the result is as long as the input.</summary>
    Same = 1,
}
