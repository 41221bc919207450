using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchSharp.Kernels;

/// <summary>
/// What this machine computes with its widest vectors is right on machines that have narrower ones, or none: the tests of the
/// kernels, of every layer and loss, and of the optimizers pass in a process of their own whose runtime hides the instructions.
/// </summary>
public partial class OtherProcessorTests
{
    /// <summary>Left out are tests of threads, which take minutes without vectors.</summary>
    const string Tests = "(FullyQualifiedName~TorchSharp.Kernels|FullyQualifiedName~LayerValueTests|FullyQualifiedName~StepsArePyTorchs)"
        + "&FullyQualifiedName!~OtherProcessorTests&FullyQualifiedName!~ThreadsShareABatch";

    [Theory]
    [InlineData("DOTNET_EnableAVX512")]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task EveryKernelIsRightWithout(string instructions)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            ArgumentList = { "vstest", typeof(OtherProcessorTests).Assembly.Location, $"--TestCaseFilter:{Tests}" },
            Environment = { [instructions] = "0", ["DOTNET_CLI_UI_LANGUAGE"] = "en", ["VSTEST_CONNECTION_TIMEOUT"] = "600" },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync() + await errors;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, output);
        Assert.True(int.Parse(Passed().Match(output).Groups[1].Value, CultureInfo.InvariantCulture) > 400, output);
    }

    [GeneratedRegex(@"Passed: +(\d+)")]
    private static partial Regex Passed();
}
