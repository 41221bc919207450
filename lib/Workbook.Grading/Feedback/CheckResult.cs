using System.Globalization;
using System.Text;
using System.Text.Json;
using Workbook.Formatting;
using Workbook.Tables;

namespace Workbook.Grading.Feedback;

/// <summary>How an answer stands.</summary>
public enum CheckState
{
    /// <summary>Every check passed.</summary>
    Passed,

    /// <summary>At least one check did not pass.</summary>
    Failed,

    /// <summary>The cell still says that it is not implemented; not a wrong answer.</summary>
    Unanswered,
}

/// <summary>The verdict of one check of an exercise.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Passed">Whether it holds for every case.</param>
/// <param name="Message">The first case that fails, what came back and what was expected; empty if passed.</param>
public sealed record CheckVerdict(string Name, bool Passed, string Message)
{
    /// <summary>The inputs of the case that fails, in words; empty if there is none.</summary>
    public string Case { get; init; } = "";

    /// <summary>The values that differ most; null where the message says it all.</summary>
    public ValueDifference? Values { get; init; }
}

/// <summary>A known mistake that the answer behaves like.</summary>
/// <param name="Id">Its name in the exercise's specification.</param>
/// <param name="Text">A sentence that teaches.</param>
public sealed record NamedMisconception(string Id, string Text);

/// <summary>The outcome of a check, shown to the learner as HTML or text and to runners as JSON.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Title">The exercise's title.</param>
/// <param name="Points">Points for a full answer.</param>
/// <param name="State">How the answer stands.</param>
/// <param name="Seed">The seed of the inputs; the same seed gives the same inputs again.</param>
/// <param name="Checks">One verdict per check.</param>
/// <param name="Misconception">The known mistake the answer behaves like, or null.</param>
[TypeFormatterSource(typeof(CheckResultFormatterSource), PreferredMimeTypes = ["text/html", CheckResultFormatterSource.JsonMimeType])]
public sealed record CheckResult(
    string Exercise, string Title, double Points, CheckState State, int Seed,
    IReadOnlyList<CheckVerdict> Checks, NamedMisconception? Misconception)
{
    /// <summary>Points earned: each check gives an equal share; rounded down to tenths, so that only a full answer earns all.</summary>
    public double Earned => State == CheckState.Passed ? Points : Math.Floor(10 * Points * Share) / 10;

    private const string Hanging = "padding-left:1.3em;text-indent:-1.3em";

    private double Share => Checks.Count == 0 ? 0 : Checks.Count(check => check.Passed) / (double)Checks.Count;

    /// <summary>How far the lesson is with this result; null where nobody counts.</summary>
    public LessonProgress? Progress { get; init; }

    private string Verdict => State switch
    {
        CheckState.Passed => "passed",
        CheckState.Failed => "not yet",
        _ => "no answer yet",
    };

    // A stretch exercise gives no points.
    private string Score => Points == 0 || State == CheckState.Unanswered ? "" : $", {Number(Earned)} of {Number(Points)} points";

    private string Advice => State switch
    {
        CheckState.Failed => $"The inputs were drawn with seed {Seed.ToString(CultureInfo.InvariantCulture)}; pass it as the last argument of the check to see the same ones again.",
        CheckState.Unanswered => "Replace the throw in the exercise cell by your code and run both cells. A hint is one call away in the next cell.",
        _ => "",
    };

    /// <summary>The feedback as plain text, without a newline at the end.</summary>
    public override string ToString() => Progress is null ? Feedback() : $"{Feedback()}\n  {Progress.Title}: {Progress} so far";

    /// <summary>The feedback as HTML; colours only repeat what signs and words say, and follow the theme's text colour.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<div>{Sign} <strong>{Html.Escape(Exercise)}: {Verdict}</strong>{Score}</div>");
        if (Checks.Count > 0) html.Append("<ul style=\"margin:.3em 0 0;padding-left:0;list-style:none\">").AppendJoin("", Checks.Select(CheckHtml)).Append("</ul>");
        if (Misconception is not null) html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Card.Paragraph}\"><strong>It looks like this:</strong> {Html.Escape(Misconception.Text)}</p>");
        if (Advice.Length > 0) html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Card.Aside}\">{Html.Escape(Advice)}</p>");
        if (Progress is not null) html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Card.Aside}\">{Progress.ToHtml()} so far</p>");
        return Card.Around(html.ToString(), Edge);
    }

    /// <summary>The result as runners read it.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        exercise = Exercise,
        title = Title,
        points = Points,
        earned = Earned,
        state = State.ToString().ToLowerInvariant(),
        seed = Seed,
        checks = Checks.Select(check => new { name = check.Name, passed = check.Passed, message = check.Message }),
        misconception = Misconception is null ? null : new { id = Misconception.Id, text = Misconception.Text },
        text = Feedback(),
    });

    private string Feedback()
    {
        var text = new StringBuilder($"{Exercise}: {Verdict}{Score}");
        foreach (var check in Checks)
            text.Append('\n').Append(check.Passed ? "  ok    " : "  wrong ").Append(check.Name).Append(check.Passed ? "" : ": " + check.Message);
        if (Misconception is not null) text.Append("\n  It looks like this: ").Append(Misconception.Text);
        if (Advice.Length > 0) text.Append("\n  ").Append(Advice);
        return text.ToString();
    }

    private static string CheckHtml(CheckVerdict check)
    {
        if (check.Passed) return $"<li style=\"{Hanging}\">&#10003; {Html.Escape(check.Name)}</li>";
        string said = check.Values is null ? check.Message : $"with {check.Case}{(check.Values.Summary.Length > 0 ? ": " : "")}{check.Values.Summary}";
        return $"<li style=\"{Hanging}\">&#10007; {Html.Escape(check.Name)}: {Html.Escape(said)}{(check.Values is null ? "" : $"<div style=\"text-indent:0\">{Values(check.Values)}</div>")}</li>";
    }

    private static string Values(ValueDifference values) => values.Where.Length == 0
        ? new Table("got", "expected").Row(values.Got, values.Expected).ToHtml()
        : new Table("got", "expected", "largest difference", "at").Row(values.Got, values.Expected, values.Distance, values.Where).ToHtml();

    private string Sign => State switch
    {
        CheckState.Passed => "&#10003;",
        CheckState.Failed => "&#10007;",
        _ => "&#9675;",
    };

    private string Edge => State switch
    {
        CheckState.Passed => Card.Passed,
        CheckState.Failed => Card.Failed,
        _ => Card.Open,
    };

    private static string Number(double points) => points.ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>Makes the formatters of <see cref="CheckResult"/>; found by its name's convention, not called from here.</summary>
public sealed class CheckResultFormatterSource
{
    /// <summary>The MIME type of the JSON that runners read.</summary>
    public const string JsonMimeType = "application/vnd.workbook.check+json";

    /// <summary>One formatter each for HTML, plain text and the runners' JSON.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter("text/html", result => ((CheckResult)result).ToHtml()),
        new MimeFormatter("text/plain", result => result.ToString() ?? ""),
        new MimeFormatter(JsonMimeType, result => ((CheckResult)result).ToJson()),
    ];
}
