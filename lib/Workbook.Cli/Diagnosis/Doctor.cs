using Workbook.Cli.Courses;

namespace Workbook.Cli.Diagnosis;

/// <summary>Finds out whether lessons can run on this machine, and what is missing.</summary>
internal static class Doctor
{
    /// <summary>All findings, the ones that others depend on first.</summary>
    /// <param name="course">The course.</param>
    /// <param name="ask">Asks programs that lessons need.</param>
    /// <param name="askBriefly">Asks programs whose answer is not worth a wait.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<Finding>> ExamineAsync(CourseFolder course, Ask ask, Ask askBriefly, CancellationToken cancellation) =>
    [
        await Toolchain.SdkAsync(ask).ConfigureAwait(false),
        Toolchain.Runtime(),
        .. BuiltLibrary.Examine(course),
        await NugetStack.ExamineAsync(course, ask).ConfigureAwait(false),
        LessonFiles.Examine(course),
        .. Machine.Examine(),
        await Speed.MeasureAsync(course, cancellation).ConfigureAwait(false),
        await Toolchain.EditorAsync(askBriefly).ConfigureAwait(false),
    ];
}
