using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Notebooks.Documents;

/// <summary>The first line of an exercise cell.</summary>
/// <param name="Id">Kebab-case id, unique in the course.</param>
/// <param name="Points">Points for a full answer.</param>
public sealed record ExerciseHeader(string Id, double Points);

/// <summary>What a cell is in the course: an exercise, set-up for exercises, or neither.</summary>
public static partial class ExerciseCells
{
    /// <summary>
    /// Reads <c>// EXERCISE id (n points)</c>. Learners put lines above it, so the first such line of a C# cell counts
    /// wherever it stands; <see cref="CourseRules"/> demands the first line of authors.
    /// </summary>
    public static bool TryReadHeader(Cell cell, [NotNullWhen(true)] out ExerciseHeader? header)
    {
        Match match = cell.IsCSharp ? HeaderLine().Match(cell.Text) : Match.Empty;
        header = match.Success
            ? new ExerciseHeader(match.Groups["id"].Value, double.Parse(match.Groups["points"].Value, CultureInfo.InvariantCulture))
            : null;
        return match.Success;
    }

    /// <summary>Whether exercises need this cell: a C# cell whose text starts with <c>// SETUP</c>.</summary>
    public static bool IsSetup(Cell cell) => cell.IsCSharp && SetupLine().IsMatch(cell.Text);

    [GeneratedRegex(@"^// EXERCISE +(?<id>[^\s()]+) +\((?<points>[0-9]{1,6}(\.[0-9]{1,6})?) points?\)[ \t\r]*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex HeaderLine();

    [GeneratedRegex(@"^\s*// SETUP\b", RegexOptions.CultureInvariant)]
    private static partial Regex SetupLine();
}
