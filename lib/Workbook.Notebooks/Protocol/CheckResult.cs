using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Notebooks.Protocol;

/// <summary>What the library says of one exercise (<see cref="MimeTypes.Course"/>).</summary>
/// <param name="Id">Kebab-case id.</param>
/// <param name="Title">The name a learner reads.</param>
/// <param name="Points">Points for a full answer.</param>
/// <param name="DependsOn">Ids of the exercises whose official solution this one builds on.</param>
/// <param name="Seconds">Time limit of the learner's cell and its check together; 0 for the host's default.</param>
public sealed record CourseExercise(string Id, string Title, double Points, IReadOnlyList<string>? DependsOn = null, double Seconds = 0)
{
    /// <summary>From a nudge to the shape of the answer; for those who ask.</summary>
    public IReadOnlyList<string> Hints { get; set; } = [];
}

/// <summary>One line of a check.</summary>
/// <param name="Name">What is checked.</param>
/// <param name="Passed">Whether it holds.</param>
/// <param name="Message">What came back and what was expected; null or empty if there is nothing to say.</param>
public sealed record CheckLine(string Name, bool Passed, string? Message = null);

/// <summary>A known wrong idea that the answer matches.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">A sentence that teaches.</param>
public sealed record Misconception(string Id, string Text);

/// <summary>
/// The result of a check cell (<see cref="MimeTypes.Check"/>). <see cref="State"/> is <c>passed</c>, <c>failed</c>,
/// <c>unanswered</c> or <c>error</c>.
/// </summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="State">See above.</param>
/// <param name="Points">Points for a full answer.</param>
/// <param name="Earned">Points earned.</param>
public sealed record CheckResult(string Exercise, string State, double Points, double Earned)
{
    /// <summary>The name a learner reads.</summary>
    public string Title { get; set; } = "";

    /// <summary>The seed of the check's random inputs; null if it draws none.</summary>
    public long? Seed { get; set; }

    /// <summary>The single checks in order.</summary>
    public IReadOnlyList<CheckLine> Checks { get; set; } = [];

    /// <summary>The wrong idea that the answer matches, or null.</summary>
    public Misconception? Misconception { get; set; }

    /// <summary>The feedback as plain text.</summary>
    public string Text { get; set; } = "";

    /// <summary>Members of the JSON object that this host does not know; passed on as they are.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; set; }
}
