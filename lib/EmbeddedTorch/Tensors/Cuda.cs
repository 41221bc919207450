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
}
