using Workbook.Cli.Courses;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Diagnosis;

/// <summary>Finds out whether lessons can run on this machine, and what is missing.</summary>
/// <param name="course">The course.</param>
/// <param name="shelf">What <c>data get</c> can fetch.</param>
/// <param name="machine">What there is outside of the course's folder.</param>
internal sealed class Doctor(CourseFolder course, Shelf shelf, ThisMachine machine)
{
    /// <summary>All findings, the ones that others depend on first.</summary>
    /// <param name="ask">Asks programs that lessons need.</param>
    /// <param name="askBriefly">Asks programs whose answer is not worth a wait.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(Ask ask, Ask askBriefly, CancellationToken cancellation)
    {
        // The slow ones, of which most is waiting for other processes, go on beside each other.
        Task<Finding> sdk = Toolchain.SdkAsync(course, ask);
        Task<IEnumerable<Finding>> packages = GuardAsync("nuget stack", async () => [await NugetStack.ExamineAsync(course, machine, ask).ConfigureAwait(false)]);
        Task<Finding> editor = Toolchain.EditorAsync(askBriefly);
        Task<IEnumerable<Finding>> speed = GuardAsync("speed", async () => [await machine.MeasureSpeed(course, cancellation).ConfigureAwait(false)]);
        return
        [
            await sdk.ConfigureAwait(false),
            Toolchain.Runtime(),
            Place.Name(course),
            .. Place.Folders(course, machine),
            Place.Disk(course, machine),
            .. Guard("library", () => BuiltLibrary.Examine(course)),
            .. await packages.ConfigureAwait(false),
            .. Guard("notebooks", () => LessonFiles.Examine(course)),
            .. Guard("data", () => DataFiles.Bundled(course)),
            .. Guard("downloads", () => DataFiles.Downloads(course, shelf, machine.Clock)),
            .. Hardware.Examine(machine),
            .. Language.Examine(machine),
            .. await speed.ConfigureAwait(false),
            await editor.ConfigureAwait(false),
            .. Toolchain.Jupyter(machine),
        ];
    }

    private static IEnumerable<Finding> Guard(string name, Func<IEnumerable<Finding>> examine) =>
        GuardAsync(name, () => Task.FromResult<IEnumerable<Finding>>([.. examine()])).GetAwaiter().GetResult();

    // One examination that cannot be made must not hide what the others find.
    private static async Task<IEnumerable<Finding>> GuardAsync(string name, Func<Task<IEnumerable<Finding>>> examine)
    {
        try
        {
            return await examine().ConfigureAwait(false);
        }
        catch (CannotRunException e)
        {
            return [new Finding(name, FindingState.Missing, e.Problem, e.Remedy)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new Finding(name, FindingState.NotChecked, e.Message)];
        }
    }
}
