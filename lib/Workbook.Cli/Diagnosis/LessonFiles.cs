using System.Globalization;
using Workbook.Cli.Commands;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Releases;

namespace Workbook.Cli.Diagnosis;

/// <summary>The notebooks that learners open.</summary>
internal static class LessonFiles
{
    private const string Name = "notebooks";
    private const string Write = CommandLine.Invocation + " release";

    public static Finding Examine(CourseFolder course)
    {
        IReadOnlyList<string> solutions = course.SolutionFiles();
        string[] absent = [.. solutions.Select(file => Path.Combine(course.Notebooks, Path.GetFileName(file))).Where(file => !File.Exists(file))];
        if (absent.Length > 0)
        {
            return new Finding(Name, FindingState.Missing, string.Join(", ", absent) + (absent.Length == 1 ? " is" : " are") + " not there", Write);
        }

        ReleaseReport report = Release.Check(course.Solutions, course.Notebooks);
        return report.Problems.Count == 0
            ? new Finding(Name, FindingState.Ok, string.Create(CultureInfo.InvariantCulture, $"{solutions.Count} in {course.Notebooks}, as release would write them"))
            : new Finding(Name, FindingState.Advice, "not as release would write them: " + report.Problems[0], Write);
    }
}
