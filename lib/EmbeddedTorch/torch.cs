namespace TorchSharp;

/// <summary>The namespace-like root of the API, as in TorchSharp: factories and functions on tensors.</summary>
public static partial class torch
{
}
