namespace TorchSharp.Kernels;

/// <summary>How many threads a kernel may use at most: what <c>torch.set_num_threads</c> sets.</summary>
internal static class Threads
{
    private static int count = 1;

    /// <summary>1 unless it is set: notebooks run side by side, and small models do not gain.</summary>
    /// <exception cref="ArgumentException">The number is not positive.</exception>
    public static int Count
    {
        get => count;
        set => count = value > 0 ? value : throw new ArgumentException($"set_num_threads: expects a positive number, got {value}");
    }

    /// <summary>Runs body(0), ..., body(parts - 1), each on its own thread as far as there are any, and waits for all.</summary>
    public static void Run(int parts, Action<int> body)
    {
        if (parts == 1)
            body(0);
        else
            Parallel.For(0, parts, new ParallelOptions { MaxDegreeOfParallelism = parts }, body);
    }
}
