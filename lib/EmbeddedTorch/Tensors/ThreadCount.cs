using TorchSharp.Kernels;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>How many threads an operation may use: at first the number of processors, or what the environment variable OMP_NUM_THREADS allows.</summary>
    public static int get_num_threads() => Threads.Count;

    /// <summary>Sets how many threads an operation may use. Results do not depend on it.</summary>
    /// <exception cref="ArgumentException">The number is not positive.</exception>
    public static void set_num_threads(int num) => Threads.Count = num;
}
