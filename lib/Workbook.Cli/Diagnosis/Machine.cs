using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook.Cli.Diagnosis;

/// <summary>Processor and memory.</summary>
internal static class Machine
{
    public static IEnumerable<Finding> Examine() =>
    [
        new("processor", FindingState.Ok, string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, vectors of {VectorBits()} bits")),
        new("memory", FindingState.Ok, string.Create(CultureInfo.InvariantCulture,
            $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30):0.0} GiB")),
    ];

    private static int VectorBits() =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 64;
}
