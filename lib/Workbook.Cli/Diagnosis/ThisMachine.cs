using System.Runtime.InteropServices;
using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Diagnosis;

/// <summary>What the diagnosis looks at outside of the course's folder; a test puts other things in their places.</summary>
internal sealed record ThisMachine
{
    /// <summary>Where temporary files go.</summary>
    public string TemporaryFolder { get; init; } = Path.GetTempPath();

    /// <summary>The free space for a folder in bytes; null if unknown.</summary>
    public Func<string, long?> FreeSpace { get; init; } = DownloadSettings.FreeSpaceOf;

    /// <summary>The memory that programs may use, in bytes.</summary>
    public long Memory { get; init; } = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;

    /// <summary>The encoding of text on the console.</summary>
    public string Encoding { get; init; } = Console.OutputEncoding.WebName;

    /// <summary>An environment variable; null if it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The folders where Linux keeps shared libraries; empty on other systems, which bring what .NET needs.</summary>
    public IReadOnlyList<string> LibraryFolders { get; init; } = OperatingSystem.IsLinux() ? SystemLibraries() : [];

    /// <summary>The folders where Jupyter looks for kernels.</summary>
    public IReadOnlyList<string> JupyterKernels { get; init; } = KernelFolders();

    /// <summary>Measures the machine's speed by running a notebook.</summary>
    public Func<CourseFolder, CancellationToken, Task<Finding>> MeasureSpeed { get; init; } = Speed.MeasureAsync;

    /// <summary>What tells the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether a program can be started by its name.</summary>
    public bool HasProgram(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [""];
        return (Variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => endings.Any(ending => File.Exists(Path.Combine(folder, name + ending))));
    }

    private static string[] SystemLibraries()
    {
        string machine = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "aarch64-linux-gnu" : "x86_64-linux-gnu";
        string[] named = (Environment.GetEnvironmentVariable("LD_LIBRARY_PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        return [.. named, "/usr/lib/" + machine, "/lib/" + machine, "/usr/lib64", "/lib64", "/usr/lib", "/lib", "/usr/local/lib"];
    }

    // Jupyter's data directories: "jupyter --paths".
    private static string[] KernelFolders()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string own = OperatingSystem.IsWindows() ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "jupyter")
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Jupyter")
            : Path.Combine(home, ".local", "share", "jupyter");
        return [.. new[] { own, "/usr/local/share/jupyter", "/usr/share/jupyter" }.Select(folder => Path.Combine(folder, "kernels"))];
    }
}
