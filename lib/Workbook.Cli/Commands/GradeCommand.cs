using System.CommandLine;
using Workbook.Cli.Courses;
using Workbook.Cli.Grading;
using Workbook.Cli.Progress;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;

namespace Workbook.Cli.Commands;

/// <summary><c>grade [FILE or DIR...]</c>: grades learners' notebooks.</summary>
internal static class GradeCommand
{
    private const string Name = "grade";

    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var paths = new Argument<string[]>("FILE or DIR") { Description = "Notebooks or folders of notebooks; notebooks/ if left out.", Arity = ArgumentArity.ZeroOrMore };
        var run = new RunOptions();
        var report = new ReportOptions(new TextReport());
        var command = new Command(Name, "Grade notebooks: points of each exercise and in total, and feedback.") { paths };
        run.AddTo(command);
        run.AddJobsTo(command);
        report.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(screen, find(), parsed, parsed.GetValue(paths) ?? [], run, report, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, CourseFolder course, ParseResult parsed, string[] paths, RunOptions run, ReportOptions report, CancellationToken cancellation)
    {
        IReadOnlyList<LearnerNotebook> notebooks = new LearnerNotebooks(course, screen.Error).Find(paths);
        var environment = RunEnvironment.Read(course, run.Seed(parsed));
        if (report.ShowsText(parsed))
        {
            await screen.Output.WriteLineAsync(environment.ToString()).ConfigureAwait(false);
        }

        var grader = new LearnerGrader(run.Limits(parsed, notebooks.Count), environment.Seed, run.Program(parsed));
        IReadOnlyList<NotebookResult> results = await NotebookQueue.RunAsync(
            [.. notebooks.Select(notebook => (notebook.Name, notebook))], run.Jobs(parsed), report.View(parsed, screen, Name), grader.GradeAsync, cancellation).ConfigureAwait(false);

        var result = new CourseResult(Name, environment, results);
        report.Write(parsed, screen, result);
        return result.ExitCode;
    }
}
