using System.Text.Json.Serialization;

namespace Workbook.Notebooks.Protocol;

/// <summary>
/// What a host process tells its parent: one JSON object per line on a named pipe, its member <c>event</c> names the
/// kind, member names are camelCase. The order of a run is
/// <c>hello</c>, then for each code cell <c>cellStarted</c>, any number of <c>output</c> and <c>error</c>,
/// <c>cellEnded</c>; a grading, also one after a run, sends <c>gradingStarted</c>, its loader and set-up cells in the same way, then <c>course</c>, then for each
/// exercise <c>exerciseStarted</c>, its outputs and errors, <c>exerciseEnded</c>; the last line is always <c>ended</c>.
/// A process that ends without it has failed, whatever its exit code. After it the parent may ask for another grading by the
/// same official notebook: it starts from the state after the set-up cells, which are not run again.
/// Nothing here knows which kernel is behind it. A parent ignores events and members it does not know.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event", IgnoreUnrecognizedTypeDiscriminators = true)]
[JsonDerivedType(typeof(Hello), "hello")]
[JsonDerivedType(typeof(CellStarted), "cellStarted")]
[JsonDerivedType(typeof(CellEnded), "cellEnded")]
[JsonDerivedType(typeof(OutputProduced), "output")]
[JsonDerivedType(typeof(ErrorProduced), "error")]
[JsonDerivedType(typeof(OutputLimitReached), "outputLimit")]
[JsonDerivedType(typeof(CrashReported), "crash")]
[JsonDerivedType(typeof(GradingStarted), "gradingStarted")]
[JsonDerivedType(typeof(CourseDescribed), "course")]
[JsonDerivedType(typeof(ExerciseStarted), "exerciseStarted")]
[JsonDerivedType(typeof(ExerciseEnded), "exerciseEnded")]
[JsonDerivedType(typeof(GradingStopped), "gradingStopped")]
[JsonDerivedType(typeof(Ended), "ended")]
public record HostEvent;

/// <summary>The first line: who speaks.</summary>
/// <param name="Version">Version of this protocol, 1.</param>
/// <param name="Kernel">The kernel behind it, for people.</param>
/// <param name="Runtime">The .NET runtime it runs on.</param>
public sealed record Hello(int Version, string Kernel, string Runtime) : HostEvent;

/// <summary>A code cell begins; its time limit counts from here.</summary>
/// <param name="File">Full path of the document.</param>
/// <param name="Cell">1-based number over all cells of the document, prose included.</param>
/// <param name="Kernel">The cell's kernel.</param>
public sealed record CellStarted(string File, int Cell, string Kernel) : HostEvent;

/// <summary>The cell that began last is done.</summary>
/// <param name="File">Full path of the document.</param>
/// <param name="Cell">1-based number over all cells of the document.</param>
/// <param name="Ok">False if there was any error.</param>
/// <param name="Milliseconds">Wall time, compilation included.</param>
public sealed record CellEnded(string File, int Cell, bool Ok, double Milliseconds) : HostEvent;

/// <summary>Something to show: a value, or text that was printed.</summary>
/// <param name="Data">The same thing in one or more MIME types; the text of each.</param>
public sealed record OutputProduced(IReadOnlyDictionary<string, string> Data) : HostEvent
{
    /// <summary>Names an output that may be updated later; null for one that may not.</summary>
    public string? DisplayId { get; set; }

    /// <summary>Whether this replaces the output with the same display id, be it of an earlier cell.</summary>
    public bool Update { get; set; }

    /// <summary><c>stdout</c> or <c>stderr</c> for printed text (which then is <c>text/plain</c>, and goes on where the last one stopped); null for values.</summary>
    public string? Stream { get; set; }
}

/// <summary>An error of the running cell or exercise.</summary>
/// <param name="Error">What and where.</param>
public sealed record ErrorProduced(CellError Error) : HostEvent;

/// <summary>The running cell has printed or shown more than it may; it is being ended.</summary>
/// <param name="Limit">The limit in bytes.</param>
public sealed record OutputLimitReached(long Limit) : HostEvent;

/// <summary>An exception that nobody catches; the process is about to die of it.</summary>
/// <param name="Error">What and where.</param>
public sealed record CrashReported(CellError Error) : HostEvent;

/// <summary>What follows is a grading: first the cells that all exercises need, then the exercises.</summary>
public sealed record GradingStarted : HostEvent;

/// <summary>The exercises that the library knows.</summary>
/// <param name="Exercises">All of the course, not only this notebook's.</param>
public sealed record CourseDescribed(IReadOnlyList<CourseExercise> Exercises) : HostEvent;

/// <summary>The grading of an exercise begins; its time limit counts from here.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Seconds">Its time limit; 0 for the request's.</param>
public sealed record ExerciseStarted(string Id, double Seconds) : HostEvent;

/// <summary>The grading of the exercise that began last is done.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Check">The check's result; null if it gave none, then errors were sent.</param>
public sealed record ExerciseEnded(string Id, double Milliseconds, CheckResult? Check = null) : HostEvent;

/// <summary>No exercise can be graded: a notebook cannot be read, the loader or a set-up cell fails.</summary>
/// <param name="Error">What and where.</param>
public sealed record GradingStopped(CellError Error) : HostEvent;

/// <summary>The last line: all that was asked for is done.</summary>
public sealed record Ended : HostEvent;
