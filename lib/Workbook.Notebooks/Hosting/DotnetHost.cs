using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>How a host process is started: this assembly as a program, on the runtime that runs us.</summary>
internal static class DotnetHost
{
    /// <summary>The start information of a child.</summary>
    /// <param name="mode"><c>run</c> or <c>grade</c>.</param>
    /// <param name="pipe">Name of the pipe on which the parent listens.</param>
    /// <param name="limits">Of these the runtime itself enforces the heap's, the engine that of its threads.</param>
    /// <param name="other">Another program that speaks the protocol; null for this assembly.</param>
    /// <exception cref="FileNotFoundException">The program is not complete.</exception>
    public static ProcessStartInfo Start(string mode, string pipe, HostLimits limits, string? other = null)
    {
        string program = other ?? typeof(DotnetHost).Assembly.Location;
        string settings = Path.ChangeExtension(program, ".runtimeconfig.json");
        if (!File.Exists(settings))
        {
            throw new FileNotFoundException($"{settings} is missing, so notebooks cannot be run; build the solution again.", settings);
        }

        var start = new ProcessStartInfo(Dotnet())
        {
            ArgumentList = { "exec", program, mode, "--pipe", pipe },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = limits.ManagedHeap.ToString("X", CultureInfo.InvariantCulture);

        // Both engines read it: EmbeddedTorch, and libtorch's OpenMP.
        if (limits.Threads is int threads)
        {
            start.Environment.TryAdd("OMP_NUM_THREADS", threads.ToString(CultureInfo.InvariantCulture));
        }

        // A killed process would leave its diagnostic socket behind; a crashed one a dump.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return start;
    }

    /// <summary>The program <c>dotnet</c> of the runtime that runs us.</summary>
    /// <remarks>The command line itself may be an executable of its own, so its path says nothing.</remarks>
    public static string Dotnet()
    {
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string runtime = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        string beside = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", name));
        return File.Exists(beside) ? beside : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? name;
    }
}
