namespace TorchSharp.Kernels;

/// <summary>Work in parts that do not depend on each other.</summary>
internal interface IParts
{
    /// <summary>Does one part.</summary>
    void Run(int part);
}
