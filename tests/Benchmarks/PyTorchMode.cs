namespace Benchmarks;

/// <summary>How many threads PyTorch uses: torch.set_num_threads does not bound those of OpenBLAS, which an environment variable does.</summary>
/// <param name="Threads">For torch.set_num_threads.</param>
/// <param name="BlasThreads">Of the matrix product.</param>
internal sealed record PyTorchMode(int Threads, int BlasThreads)
{
    /// <summary>All modes that may be the fastest on this machine.</summary>
    public static IReadOnlyList<PyTorchMode> All { get; } =
    [
        .. from threads in new[] { 1, Environment.ProcessorCount }.Distinct()
           from blas in new[] { 1, Environment.ProcessorCount }.Distinct()
           select new PyTorchMode(threads, blas)
    ];

    public override string ToString() => $"{Threads} threads, BLAS {BlasThreads}";
}
