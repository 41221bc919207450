using Workbook.Cli.Reports;

namespace Workbook.Cli.Diagnosis;

/// <summary>Writes the findings.</summary>
internal static class DiagnosisReport
{
    private const int Indentation = 26;

    /// <summary>1 if something is missing that lessons need, else 0.</summary>
    public static int ExitCode(IReadOnlyList<Finding> findings) => findings.Any(IsMissing) ? 1 : 0;

    /// <summary>A line for each finding, below it the command that mends it; the last line is the verdict.</summary>
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

        output.WriteLine(Verdict(findings));
    }

    /// <summary>
    /// One JSON object: <c>command</c>, <c>exitCode</c>, <c>verdict</c> (the last line of the text), <c>findings</c>, each with
    /// <c>name</c>, <c>state</c> (ok, advice, missing, notChecked), <c>text</c>, <c>remedy</c> (a command, or what else to do; empty for none).
    /// </summary>
    public static void WriteJson(IReadOnlyList<Finding> findings, TextWriter output) =>
        JsonText.Write(new { Command = "doctor", ExitCode = ExitCode(findings), Verdict = Verdict(findings), Findings = findings }, output);

    /// <summary>One line: whether lessons can run, and what the remarks are about.</summary>
    public static string Verdict(IReadOnlyList<Finding> findings)
    {
        string[] missing = Names(findings, FindingState.Missing), remarks = Names(findings, FindingState.Advice);
        return missing.Length > 0 ? "not ready: " + string.Join(", ", missing)
            : remarks.Length > 0 ? "ready, with remarks: " + string.Join(", ", remarks)
            : "ready";
    }

    private static string[] Names(IReadOnlyList<Finding> findings, FindingState state) =>
        [.. findings.Where(finding => finding.State == state).Select(finding => finding.Name).Distinct()];

    private static bool IsMissing(Finding finding) => finding.State == FindingState.Missing;

    private static string Word(FindingState state) => state switch
    {
        FindingState.Ok => "ok",
        FindingState.Advice => "advice",
        FindingState.Missing => "MISSING",
        _ => "not checked",
    };
}
