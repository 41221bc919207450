using System.Globalization;
using System.Text.RegularExpressions;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>Says why a child ended by itself before it had done what was asked for.</summary>
internal static partial class ExitReport
{
    private const int Killed = 128 + 9;

    /// <summary>The reason, at the cell that ran.</summary>
    /// <param name="watch">What is known from its events.</param>
    /// <param name="exitCode">Its exit code.</param>
    /// <param name="standardError">The beginning of what it wrote to standard error, where the runtime explains a crash.</param>
    public static CellError Of(HostWatch watch, int exitCode, string standardError)
    {
        if (watch.Crash is { } crash)
        {
            return OfCrash(watch, crash);
        }

        if (standardError.Contains("Stack overflow", StringComparison.Ordinal))
        {
            return watch.AtCell("process", "overflowed the stack" + Recursion(standardError) + "; look for a method that calls itself without end");
        }

        if (standardError.Contains("Out of memory", StringComparison.Ordinal))
        {
            return watch.AtCell("limit", "used more memory than the process may have; use smaller arrays, or let go of those that are done with");
        }

        Match unhandled = UnhandledException().Match(standardError);
        return watch.AtCell("process", unhandled.Success ? "the notebook's process failed: " + unhandled.Groups["what"].Value.Trim() : Ending(exitCode));
    }

    private static CellError OfCrash(HostWatch watch, CellError crash)
    {
        string message = "an exception on another thread ended the process: " + crash.Message + "; catch it there, or await the task";
        return crash.Cell > 0 ? crash with { Message = message } : watch.AtCell("exception", message) with { Code = crash.Code };
    }

    private static string Ending(int exitCode) => exitCode == Killed && !OperatingSystem.IsWindows()
        ? "the process was killed by the system; perhaps the machine ran out of memory"
        : string.Create(CultureInfo.InvariantCulture, $"ended the process with exit code {exitCode} (Environment.Exit?); let the cell run to its end instead");

    // The runtime writes: Repeated 1234 times:, a rule, and the frames.
    private static string Recursion(string standardError)
    {
        Match match = SubmissionFrame().Match(standardError);
        return match.Success ? " in " + match.Groups["method"].Value : "";
    }

    [GeneratedRegex(@"Unhandled exception\. (?<what>[^\n]*)", RegexOptions.CultureInvariant)]
    private static partial Regex UnhandledException();

    [GeneratedRegex(@"at Submission#\d+\.(?<method>[^\s(<]+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex SubmissionFrame();
}
