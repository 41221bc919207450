using System.Globalization;
using Workbook.Cli.Reports;

namespace Workbook.Cli.Diagnosis;

/// <summary>Writes the findings.</summary>
internal static class DiagnosisReport
{
    private const int Indentation = 26;

    /// <summary>1 if something is missing that lessons need, else 0.</summary>
    public static int ExitCode(IReadOnlyList<Finding> findings) => findings.Any(IsMissing) ? 1 : 0;

    /// <summary>A line for each finding, below it the command that mends it; the last line says whether lessons can run.</summary>
    public static void WriteText(IReadOnlyList<Finding> findings, TextWriter output)
    {
        foreach (Finding finding in findings)
        {
            output.WriteLine($"{Word(finding.State),-12}{finding.Name,-12}  {finding.Text}");
            if (finding.Remedy.Length > 0)
            {
                output.WriteLine(new string(' ', Indentation) + "-> " + finding.Remedy);
            }
        }

        int missing = findings.Count(IsMissing);
        output.WriteLine(missing == 0
            ? "lessons can run"
            : string.Create(CultureInfo.InvariantCulture, $"lessons cannot run: {missing} missing"));
    }

    /// <summary>
    /// One JSON object: <c>command</c>, <c>exitCode</c>, <c>findings</c>, each with <c>name</c>, <c>state</c> (ok, advice,
    /// missing, notChecked), <c>text</c>, <c>remedy</c> (a command; empty for none).
    /// </summary>
    public static void WriteJson(IReadOnlyList<Finding> findings, TextWriter output) =>
        JsonText.Write(new { Command = "doctor", ExitCode = ExitCode(findings), Findings = findings }, output);

    private static bool IsMissing(Finding finding) => finding.State == FindingState.Missing;

    private static string Word(FindingState state) => state switch
    {
        FindingState.Ok => "ok",
        FindingState.Advice => "advice",
        FindingState.Missing => "MISSING",
        _ => "not checked",
    };
}
