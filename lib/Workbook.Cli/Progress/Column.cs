using System.Globalization;
using Workbook.Cli.Results;

namespace Workbook.Cli.Progress;

/// <summary>A column of the table of notebooks.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Text">What it says of a notebook that is done.</param>
/// <param name="Width">Characters in plain lines.</param>
internal sealed record Column(string Title, Func<NotebookResult, string> Text, int Width)
{
    /// <summary>The columns of a command between the name and the seconds.</summary>
    public static IReadOnlyList<Column> Of(string command) => command switch
    {
        "grade" =>
        [
            new("exercises", Exercises, 9),
            new("points", notebook => Points(notebook.Cases.Sum(item => item.Earned), notebook.Cases.Sum(item => item.Points)), 11),
        ],
        "export" => [new("cells", Cells, 5)],
        _ => [new("cells", Cells, 5), new("exercises", Exercises, 9)],
    };

    /// <summary>"passed", or what there is of other outcomes.</summary>
    public static string Result(NotebookResult notebook)
    {
        (int failed, int unanswered) = (notebook.Count(Outcome.Failed), notebook.Count(Outcome.Unanswered));
        string[] parts =
        [
            .. failed > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{failed} failed")] : Array.Empty<string>(),
            .. unanswered > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{unanswered} not answered")] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "passed" : string.Join(", ", parts);
    }

    /// <summary>Points as "2.5 / 10".</summary>
    public static string Points(double earned, double of) => string.Create(CultureInfo.InvariantCulture, $"{earned:0.##} / {of:0.##}");

    public static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Cells(NotebookResult notebook) => notebook.Cells == 0 ? "" : notebook.Cells.ToString(CultureInfo.InvariantCulture);

    private static string Exercises(NotebookResult notebook)
    {
        int all = notebook.Exercises.Count();
        int passed = notebook.Exercises.Count(item => item.Outcome == Outcome.Passed);
        return all == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{passed}/{all}");
    }
}
