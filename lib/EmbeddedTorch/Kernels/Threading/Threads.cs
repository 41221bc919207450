using System.Globalization;

namespace TorchSharp.Kernels;

/// <summary>
/// How many threads a kernel may use at most: what <c>torch.set_num_threads</c> sets. Kernels divide their work so that
/// every number is computed in the same order whatever their count: results do not depend on it.
/// </summary>
internal static class Threads
{
    /// <summary>The variable that bounds the threads of this engine, and also those of libtorch.</summary>
    public const string Variable = "OMP_NUM_THREADS";

    /// <summary>Beyond this the parts of these models would be too small.</summary>
    private const int Most = 64;

    private static int count = Default(Environment.GetEnvironmentVariable(Variable), Environment.ProcessorCount);

    /// <summary>As many as there are processors, unless the environment or the user says otherwise.</summary>
    /// <exception cref="ArgumentException">The number is not positive.</exception>
    public static int Count
    {
        get => count;
        set => count = value > 0 ? Math.Min(value, Most) : throw new ArgumentException($"set_num_threads: the number must be positive, got {value}");
    }

    /// <summary>The number of processors, or fewer if the variable holds a smaller positive number.</summary>
    public static int Default(string? variable, int processors)
    {
        bool given = int.TryParse(variable, NumberStyles.None, CultureInfo.InvariantCulture, out int wanted) && wanted > 0;
        return Math.Min(given ? Math.Min(wanted, processors) : processors, Most);
    }

    /// <summary>
    /// Runs all parts, on several threads if no other work is being shared, and returns when all are done. Memory that the
    /// body points to must be pinned. Each thread works on a copy of the body.
    /// </summary>
    public static void Run<TBody>(int parts, ref TBody body) where TBody : struct, IParts
    {
        if (parts == 1 || !Crew.TryRun(parts, ref body))
            for (int part = 0; part < parts; part++)
                body.Run(part);
    }
}
