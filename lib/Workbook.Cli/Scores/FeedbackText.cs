using Workbook.Cli.Results;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Scores;

/// <summary>What a learner is told about an answer, without the headline that has state and points.</summary>
internal static class FeedbackText
{
    private const int PrintedLines = 40;

    /// <summary>Errors with their lines, what was checked, and what the answer printed.</summary>
    public static string Of(CaseResult result) => string.Join('\n',
        [.. result.Errors.SelectMany(ErrorLines), .. CheckLines(result), .. PrintedOf(result)]);

    private static IEnumerable<string> ErrorLines(CellError error) =>
        error.Text.Length == 0 ? [error.ToString()] : [error.ToString(), "    " + error.Text];

    private static IEnumerable<string> CheckLines(CaseResult result)
    {
        if (result.Outcome == Outcome.Unanswered || result.Feedback.Length == 0)
        {
            return [];
        }

        string[] lines = result.Feedback.Split('\n');
        return lines[0].StartsWith(result.Name + ": ", StringComparison.Ordinal) ? lines.Skip(1) : lines;
    }

    private static IEnumerable<string> PrintedOf(CaseResult result)
    {
        string text = string.Concat(result.Outputs.Select(output => output.Data.GetValueOrDefault(MimeTypes.PlainText, ""))).TrimEnd();
        if (text.Length == 0)
        {
            return [];
        }

        string[] lines = text.Split('\n');
        string head = lines.Length > PrintedLines ? $"Printed, the last {PrintedLines} of {lines.Length} lines:" : "Printed:";
        return ["", head, .. lines.TakeLast(PrintedLines).Select(line => "    " + line)];
    }
}
