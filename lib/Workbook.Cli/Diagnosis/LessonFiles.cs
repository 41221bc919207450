using System.Globalization;
using Workbook.Cli.Commands;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Releases;

namespace Workbook.Cli.Diagnosis;

/// <summary>The notebooks that learners open.</summary>
internal static class LessonFiles
{
    private const string Name = "notebooks";
    private const string Write = CommandLine.Invocation + " release";

    public static IEnumerable<Finding> Examine(CourseFolder course)
    {
        string[] files = [.. course.SolutionFiles().Select(file => Path.Combine(course.Notebooks, Path.GetFileName(file)))];
        string[] absent = [.. files.Where(file => !File.Exists(file))];
        Finding[] broken =
        [
            .. absent.Length == 0 ? Array.Empty<Finding>()
                : [new Finding(Name, FindingState.Missing, string.Join(", ", absent) + (absent.Length == 1 ? " is" : " are") + " not there", Write)],
            .. files.Except(absent).Select(Broken).OfType<Finding>(),
        ];
        return broken.Length > 0 ? broken : [Compare(course, files.Length)];
    }

    // A notebook that cannot be read may still hold a learner's answers: it is put aside, never overwritten.
    private static Finding? Broken(string file)
    {
        try
        {
            Cell? first = Notebook.Load(file).Cells.FirstOrDefault();
            return first is { IsCSharp: true, Text: CourseRules.LoaderLine } ? null
                : new Finding(Name, FindingState.Missing, $"{file}: its first cell does not load the library", Write);
        }
        catch (NotebookFormatException e)
        {
            string aside = Path.GetFileNameWithoutExtension(file) + "-broken.dib";
            return new Finding(Name, FindingState.Missing, $"{file} cannot be read: {e.Problem}", $"mv '{file}' '{aside}' && {Write}");
        }
    }

    private static Finding Compare(CourseFolder course, int number)
    {
        ReleaseReport report = Release.Check(course.Solutions, course.Notebooks);
        return report.Problems.Count == 0
            ? new Finding(Name, FindingState.Ok, string.Create(CultureInfo.InvariantCulture, $"{number} in {course.Notebooks}, as release would write them"))
            : new Finding(Name, FindingState.Advice, "not as release would write them: " + report.Problems[0], Write);
    }
}
