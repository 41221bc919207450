using System.Diagnostics;
using Workbook.Cli.Courses;
using Workbook.Cli.Results;
using Workbook.Notebooks.Releases;

namespace Workbook.Cli.Validation;

/// <summary>Proves that the learners' notebooks are what a release would write.</summary>
internal static class ReleaseValidator
{
    /// <summary>Checks the notebooks of these solutions.</summary>
    public static NotebookResult Validate(CourseFolder course, IReadOnlyList<string> solutions)
    {
        long start = Stopwatch.GetTimestamp();
        var names = solutions.Select(Path.GetFileName).ToHashSet(StringComparer.Ordinal);
        ReleaseReport report = Release.Check(course.Solutions, course.Notebooks);
        var errors = report.Problems.Where(problem => names.Contains(Path.GetFileName(problem.File))).Select(CaseResults.ErrorOf).ToList();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new NotebookResult("release", course.Notebooks)
        {
            Seconds = seconds,
            Cases = [new CaseResult("release", "release", errors.Count == 0 ? Outcome.Passed : Outcome.Failed) { Errors = errors, Seconds = seconds }],
        };
    }
}
