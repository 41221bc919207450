using System.CommandLine;
using System.Globalization;
using Workbook.Cli.Courses;
using Workbook.Cli.Reports;
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
        var destination = new FileOptions([ReportFormats.Text, ReportFormats.Json]);
        var command = new Command("release", "Write notebooks/ from solutions/, keeping a learner's own answers.") { check, blank };
        destination.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(blank) && !result.GetValue(check))
            {
                result.AddError("--blank is of use only with --check; add it");
            }
        });
        command.SetAction(parsed => Run(screen, find(), parsed, new Request(parsed.GetValue(check), parsed.GetValue(blank)), destination));
        return command;
    }

    private static int Run(Screen screen, CourseFolder course, ParseResult parsed, Request request, FileOptions destination)
    {
        _ = course.SolutionFiles();
        ReleaseReport report = request.Check
            ? Release.Check(course.Solutions, course.Notebooks, request.Blank)
            : Release.Write(course.Solutions, course.Notebooks);
        bool text = destination.Format(parsed) == ReportFormats.Text;
        destination.Write(parsed, screen.Output, text ? output => WriteText(report, request, output) : output => WriteJson(report, request, output));
        screen.Output.Flush();
        foreach (NotebookProblem problem in report.Problems)
        {
            screen.Error.WriteLine(problem);
        }

        return ExitCode(report);
    }

    private static int ExitCode(ReleaseReport report) => report.Problems.Count == 0 ? 0 : 1;

    private static int FailedFiles(ReleaseReport report) => report.Problems.DistinctBy(problem => problem.File).Count();

    private static void WriteText(ReleaseReport report, Request request, TextWriter output)
    {
        foreach (string line in report.Written.Select(file => file + ": written").Concat(report.Notes))
        {
            output.WriteLine(line);
        }

        output.WriteLine(request.Check
            ? string.Create(CultureInfo.InvariantCulture, $"{report.Unchanged.Count} passed, {FailedFiles(report)} failed")
            : string.Create(CultureInfo.InvariantCulture, $"{report.Written.Count} written, {report.Unchanged.Count} unchanged, {FailedFiles(report)} failed"));
    }

    // One object: command, check and blank (the options), exitCode, written and unchanged (files), notes (lines of text),
    // problems (file; cell and line from 1, 0 for none; what; remedy).
    private static void WriteJson(ReleaseReport report, Request request, TextWriter output) => JsonText.Write(
        new { Command = "release", request.Check, request.Blank, ExitCode = ExitCode(report), report.Written, report.Unchanged, report.Notes, report.Problems },
        output);

    private sealed record Request(bool Check, bool Blank);
}
