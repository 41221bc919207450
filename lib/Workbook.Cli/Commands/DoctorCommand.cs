using System.CommandLine;
using Workbook.Cli.Courses;
using Workbook.Cli.Diagnosis;
using Workbook.Cli.Downloads;
using Workbook.Cli.Reports;

namespace Workbook.Cli.Commands;

/// <summary><c>doctor</c>: says whether lessons can run here, and what mends it if not.</summary>
internal static class DoctorCommand
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_briefly = TimeSpan.FromSeconds(5);

    public static Command Create(Screen screen, Func<CourseFolder> find, Shelf shelf)
    {
        var destination = new FileOptions([ReportFormats.Text, ReportFormats.Json]);
        var command = new Command("doctor", "Check SDK, library, stack, notebooks, data and machine; name the command that mends what is missing.");
        destination.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(screen, find(), shelf, parsed, destination, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Screen screen, CourseFolder course, Shelf shelf, ParseResult parsed, FileOptions destination, CancellationToken cancellation)
    {
        IReadOnlyList<Finding> findings = await new Doctor(course, shelf, new ThisMachine()).ExamineAsync(
            new OtherPrograms(course.Root, s_patience).AskAsync, new OtherPrograms(course.Root, s_briefly).AskAsync, cancellation).ConfigureAwait(false);
        destination.Write(parsed, screen.Output, output => Write(findings, destination.Format(parsed), output));
        return DiagnosisReport.ExitCode(findings);
    }

    private static void Write(IReadOnlyList<Finding> findings, string format, TextWriter output)
    {
        if (format == ReportFormats.Json)
        {
            DiagnosisReport.WriteJson(findings, output);
        }
        else
        {
            DiagnosisReport.WriteText(findings, output);
        }
    }
}
