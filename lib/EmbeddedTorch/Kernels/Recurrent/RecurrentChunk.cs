namespace TorchSharp.Kernels;

/// <summary>How many steps the backward pass takes before it turns their gradients into gradients of the parameters.</summary>
internal static class RecurrentChunk
{
    /// <summary>Rows that make an efficient matrix product and mostly stay in the second-level cache.</summary>
    private const int UsefulRows = 256;

    public static int Steps(RecurrentShape shape) => Math.Clamp(UsefulRows / shape.Batch, 1, shape.Steps);

    /// <summary>Room for the rows of a chunk; not less for a larger batch.</summary>
    public static int Rows(RecurrentShape shape) => Math.Min(Math.Max(UsefulRows, shape.Batch), shape.Rows);
}
