using System.CommandLine;
using Workbook.Cli.Courses;
using Workbook.Cli.Scaffolding;
using Workbook.Notebooks.Documents;

namespace Workbook.Cli.Commands;

/// <summary><c>new lesson NAME</c> and <c>new exercise LESSON ID</c>: small but whole beginnings for authors.</summary>
internal static class NewCommand
{
    public static Command Create(Screen screen, Func<CourseFolder> find) =>
        new("new", "Begin a lesson or an exercise, for authors; solutions/README.md tells how to go on.") { Lesson(screen, find), Exercise(screen, find) };

    private static Command Lesson(Screen screen, Func<CourseFolder> find)
    {
        var name = new Argument<string>("NAME") { Description = "The notebook's name without ending: two digits and words, such as 14-attention." };
        var title = new Option<string?>("--title") { Description = "A few words for people; if left out those of the name.", HelpName = "WORDS" };
        Option<bool> dryRun = DryRun();
        var command = new Command("lesson", "Begin a lesson: its notebook, its specification, its place in the course.") { name, title, dryRun };
        command.Validators.Add(result => CheckTitle(result.GetValue(title), result.AddError));
        command.SetAction(parsed => Run(screen, parsed.GetValue(dryRun), () => NewLesson.Plan(find(), parsed.GetValue(name)!, parsed.GetValue(title)), parsed.GetValue(name)!));
        return command;
    }

    private static Command Exercise(Screen screen, Func<CourseFolder> find)
    {
        var lesson = new Argument<string>("LESSON") { Description = "The lesson's name, short if that is clear." };
        var id = new Argument<string>("ID") { Description = "The exercise's id in kebab case, new in the course, such as rnn-cell-forward." };
        var title = new Option<string?>("--title") { Description = "A few words for tables; if left out those of the id.", HelpName = "WORDS" };
        var points = new Option<int>("--points") { Description = "Points for a full answer; 0 for a stretch exercise.", DefaultValueFactory = _ => 5, HelpName = "N" };
        Option<bool> dryRun = DryRun();
        var command = new Command("exercise", "Begin an exercise: a small whole one, specified and in its notebook.") { lesson, id, title, points, dryRun };
        command.Validators.Add(result => CheckTitle(result.GetValue(title), result.AddError));
        points.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out int number) && number is < 0 or > 100)
            {
                result.AddError("--points takes a number from 0 to 100");
            }
        });
        command.SetAction(parsed => Run(screen, parsed.GetValue(dryRun),
            () => NewExercise.Plan(find(), parsed.GetValue(lesson)!, parsed.GetValue(id)!, parsed.GetValue(title), parsed.GetValue(points)), parsed.GetValue(lesson)!));
        return command;
    }

    private static Option<bool> DryRun() => new("--dry-run") { Description = "Write nothing; say what would be written." };

    // It stands between quotation marks in code and on one line of a notebook.
    private static void CheckTitle(string? title, Action<string> addError)
    {
        if (title is not null && (title.Trim().Length == 0 || title.IndexOfAny(['"', '\\', '\n', '\r', '{', '}', '<', '>', '&']) >= 0))
        {
            addError("--title takes one line of words, without quotation marks, backslashes and the signs { } < > &");
        }
    }

    private static int Run(Screen screen, bool dryRun, Func<FileChanges> plan, string lesson)
    {
        FileChanges changes = Planned(plan);
        if (!dryRun)
        {
            changes.Write();
        }

        foreach (string file in changes.Names)
        {
            screen.Output.WriteLine($"{file}: {(dryRun ? "would be written" : "written")}");
        }

        if (!dryRun)
        {
            screen.Output.WriteLine("next: make it yours (solutions/README.md), then");
            screen.Output.WriteLine("  dotnet build -c Release");
            screen.Output.WriteLine("  dotnet run -c Release --no-build --project lib/Workbook.Cli -- release");
            screen.Output.WriteLine("  dotnet run -c Release --no-build --project lib/Workbook.Cli -- validate " + lesson);
            screen.Output.WriteLine("  dotnet test -c Release --no-build tests/Workbook.Grading.Tests");
        }

        return 0;
    }

    private static FileChanges Planned(Func<FileChanges> plan)
    {
        try
        {
            return plan();
        }
        catch (NotebookFormatException e)
        {
            throw new CannotRunException(NotebookProblem.From(e));
        }
    }
}
