namespace TorchSharp;

public static partial class torch
{
    /// <summary>GPUs: this engine has none.</summary>
    public static class cuda
    {
        /// <summary>False: this engine computes on the CPU.</summary>
        public static bool is_available() => false;

        /// <summary>Zero.</summary>
        public static int device_count() => 0;
    }

    /// <summary>The version of TorchSharp whose API this engine follows.</summary>
    public static string __version__ => "0.107.0";

    /// <summary>One: the engine computes on the calling thread.</summary>
    public static int get_num_threads() => 1;

    /// <summary>Has no effect: the engine computes on the calling thread.</summary>
    public static void set_num_threads(int num)
    {
        if (num < 1) throw new ArgumentException($"set_num_threads: the number must be positive, got {num}");
    }
}
