using System.CommandLine;
using Workbook.Cli.Courses;
using Workbook.Cli.Progress;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Cli.Validation;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Commands;

/// <summary><c>validate [NAME...]</c>: proves the authored notebooks.</summary>
internal static class ValidateCommand
{
    private const string Name = "validate";

    public static Command Create(Screen screen, Func<CourseFolder> find)
    {
        var names = new Argument<string[]>("NAME") { Description = "Notebooks of solutions/, by name or its beginning; all if left out.", Arity = ArgumentArity.ZeroOrMore };
        var run = new RunOptions();
        var report = new ReportOptions(new TextReport());
        var command = new Command(Name, "Run every solution notebook, check all exercises, and that notebooks/ is up to date.") { names };
        run.AddTo(command);
        run.AddJobsTo(command);
        report.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(screen, find(), parsed, parsed.GetValue(names) ?? [], run, report, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, CourseFolder course, ParseResult parsed, string[] names, RunOptions run, ReportOptions report, CancellationToken cancellation)
    {
        IReadOnlyList<string> files = course.SolutionFiles(names);
        var environment = RunEnvironment.Read(course, run.Seed(parsed));
        if (report.ShowsText(parsed))
        {
            await screen.Output.WriteLineAsync(environment.ToString()).ConfigureAwait(false);
        }

        ILookup<string, NotebookProblem> twice = RepeatedIds(course).ToLookup(problem => problem.File);
        var validator = new NotebookValidator(run.Limits(parsed, files.Count), environment.Seed, run.Program(parsed));
        IReadOnlyList<(string Name, string? File)> work = [.. files.Select(file => (Path.GetFileNameWithoutExtension(file), (string?)file)), ("release", null)];
        IReadOnlyList<NotebookResult> results = await NotebookQueue.RunAsync(work, run.Jobs(parsed), report.View(parsed, screen, Name),
            (file, progress, token) => file is null
                ? Task.FromResult(ReleaseValidator.Validate(course, files))
                : validator.ValidateAsync(file, twice[file], progress, token),
            cancellation).ConfigureAwait(false);

        var result = new CourseResult(Name, environment, results);
        report.Write(parsed, screen, result);
        return result.ExitCode;
    }

    // Over the whole course, also where only some notebooks are validated; broken ones are reported when they are run.
    private static IEnumerable<NotebookProblem> RepeatedIds(CourseFolder course)
    {
        var readable = new List<Notebook>();
        foreach (string file in course.SolutionFiles())
        {
            try
            {
                readable.Add(Notebook.Load(file));
            }
            catch (NotebookFormatException)
            {
                continue;
            }
        }

        return CourseRules.CheckUnique(readable);
    }
}
