using System.CommandLine;
using System.CommandLine.Parsing;
using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Commands;

/// <summary>The whole command line. Exit codes: 0 all good, 1 a failure, 2 could not run.</summary>
internal static class CommandLine
{
    /// <summary>How this program is started in the course's folder, for remedies.</summary>
    public const string Invocation = "dotnet run -c Release --project lib/Workbook.Cli --";

    private const int CouldNotRun = 2;

    /// <summary>Runs what the arguments ask for.</summary>
    /// <param name="arguments">The command and its options.</param>
    /// <param name="screen">Where it writes.</param>
    /// <param name="course">The course; null to look for it, which not every command needs.</param>
    /// <param name="cancellation">Ends it, as Ctrl+C does.</param>
    /// <param name="shelf">What <c>data get</c> can fetch, and how; null for what publishers offer.</param>
    public static async Task<int> RunAsync(
        string[] arguments, Screen screen, CourseFolder? course = null, CancellationToken cancellation = default, Shelf? shelf = null)
    {
        shelf ??= new Shelf();
        var root = new RootCommand("The course's command line.")
        {
            ValidateCommand.Create(screen, Find),
            GradeCommand.Create(screen, Find),
            WatchCommand.Create(screen, Find),
            ProgressCommand.Create(screen, Find),
            RunCommand.Create(screen, Find),
            ReleaseCommand.Create(screen, Find),
            ExportCommand.Create(screen, Find),
            DataCommand.Create(screen, Find, shelf),
            DoctorCommand.Create(screen, Find, shelf),
            NewCommand.Create(screen, Find),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(screen, parsed);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = screen.Output,
                Error = screen.Error,
                EnableDefaultExceptionHandler = false,
            }, cancellation).ConfigureAwait(false);
        }
        catch (CannotRunException e)
        {
            await screen.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await screen.Error.WriteLineAsync("interrupted").ConfigureAwait(false);
        }
        catch (FileNotFoundException e)
        {
            // The host's program is not complete; its message says what to do.
            await screen.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
        }

        return CouldNotRun;

        CourseFolder Find() => course ?? CourseFolder.Find();
    }

    private static int Refuse(Screen screen, ParseResult parsed)
    {
        foreach (ParseError error in parsed.Errors)
        {
            screen.Error.WriteLine(error.Message);
        }

        screen.Error.WriteLine("--help shows what there is");
        return CouldNotRun;
    }
}
