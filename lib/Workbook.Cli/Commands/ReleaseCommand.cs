using System.CommandLine;
using System.Globalization;
using Workbook.Cli.Courses;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Releases;

namespace Workbook.Cli.Commands;

/// <summary><c>release [--check]</c>: writes the learners' notebooks, or says how they differ from what it would write.</summary>
internal static class ReleaseCommand
{
    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var check = new Option<bool>("--check") { Description = "Write nothing; say where notebooks/ differs. Answered exercises are no difference." };
        var blank = new Option<bool>("--blank") { Description = "With --check: answered exercises are a difference too." };
        var command = new Command("release", "Write notebooks/ from solutions/, keeping a learner's own answers.") { check, blank };
        command.Validators.Add(result =>
        {
            if (result.GetValue(blank) && !result.GetValue(check))
            {
                result.AddError("--blank is of use only with --check; add it");
            }
        });
        command.SetAction(parsed => parsed.GetValue(check) ? Check(screen, find(), parsed.GetValue(blank)) : Write(screen, find()));
        return command;
    }

    private static int Write(Screen screen, CourseFolder course)
    {
        _ = course.SolutionFiles();
        ReleaseReport report = Release.Write(course.Solutions, course.Notebooks);
        foreach (string file in report.Written)
        {
            screen.Output.WriteLine(file + ": written");
        }

        WriteNotes(screen, report);
        screen.Output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Written.Count} written, {report.Unchanged.Count} unchanged, {FailedFiles(report)} failed"));
        return report.Problems.Count == 0 ? 0 : 1;
    }

    private static int Check(Screen screen, CourseFolder course, bool requireBlank)
    {
        _ = course.SolutionFiles();
        ReleaseReport report = Release.Check(course.Solutions, course.Notebooks, requireBlank);
        WriteNotes(screen, report);
        screen.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Unchanged.Count} passed, {FailedFiles(report)} failed"));
        return report.Problems.Count == 0 ? 0 : 1;
    }

    private static int FailedFiles(ReleaseReport report) => report.Problems.DistinctBy(problem => problem.File).Count();

    private static void WriteNotes(Screen screen, ReleaseReport report)
    {
        foreach (string note in report.Notes)
        {
            screen.Output.WriteLine(note);
        }

        screen.Output.Flush();
        foreach (NotebookProblem problem in report.Problems)
        {
            screen.Error.WriteLine(problem);
        }
    }
}
