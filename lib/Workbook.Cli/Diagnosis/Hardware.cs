using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook.Cli.Diagnosis;

/// <summary>Processor and memory.</summary>
internal static class Hardware
{
    // The process of the lesson that takes most, 11, was seen to take 1.2 GB.
    private const double EnoughGibibytes = 2;

    public static IEnumerable<Finding> Examine(ThisMachine machine) =>
    [
        new("processor", FindingState.Ok, string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, vectors of {VectorBits()} bits")),
        Memory(machine.Memory / (double)(1 << 30)),
    ];

    private static Finding Memory(double gibibytes) => gibibytes >= EnoughGibibytes
        ? new Finding("memory", FindingState.Ok, string.Create(CultureInfo.InvariantCulture, $"{gibibytes:0.0} GiB"))
        : new Finding("memory", FindingState.Advice, string.Create(CultureInfo.InvariantCulture,
            $"{gibibytes:0.0} GiB; the largest lesson takes 1.2, so run one at a time"), Commands.CommandLine.Invocation + " validate --jobs 1");

    private static int VectorBits() =>
        Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 64;
}
