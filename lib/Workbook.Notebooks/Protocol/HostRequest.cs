using System.Text.Json.Serialization;

namespace Workbook.Notebooks.Protocol;

/// <summary>What a parent asks of a host process: one JSON object on one line, the next one after <c>ended</c>; its member <c>request</c> names the kind.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "request")]
[JsonDerivedType(typeof(RunRequest), "run")]
[JsonDerivedType(typeof(GradeRequest), "grade")]
public abstract record HostRequest
{
    /// <summary>The limits; a host needs the output limit, the parent enforces the others.</summary>
    public HostLimits Limits { get; set; } = new();

    /// <summary>The seed that checks use (they find it as <c>AppContext.GetData("workbook.seed")</c>, a boxed <see cref="long"/>); null lets each check draw its own.</summary>
    public long? Seed { get; set; }

    /// <summary>The host program to start, an assembly with an entry point; null for our own. The host itself is not told.</summary>
    [JsonIgnore]
    public string? Program { get; set; }

    /// <summary>An existing folder for the scratch folders of exercises; null for the system's temporary folder. Whoever names it deletes it.</summary>
    public string? ScratchFolder { get; set; }
}

/// <summary>Runs all cells of one notebook, in the notebook's folder.</summary>
/// <param name="Path">The document.</param>
public sealed record RunRequest(string Path) : HostRequest
{
    /// <summary>Current directory of the cells; null for the notebook's folder.</summary>
    public string? WorkingDirectory { get; set; }

    /// <summary>Whether no further cell runs after one that fails. False as in VS Code.</summary>
    public bool StopAtFailure { get; set; }

    /// <summary>Whether all exercises of the notebook are graded afterwards, each in isolation, with the notebook as its own answer.</summary>
    public bool Grade { get; set; }
}

/// <summary>Grades the exercises of a learner's notebook, each in isolation.</summary>
/// <param name="Official">The authored notebook with the solutions and checks.</param>
/// <param name="Learner">The learner's notebook; may be the same file.</param>
public sealed record GradeRequest(string Official, string Learner) : HostRequest
{
    /// <summary>Ids of the exercises to grade; null for all.</summary>
    public IReadOnlyList<string>? Exercises { get; set; }
}

/// <summary>What a notebook may use. This guards against accidents, not against an attacker.</summary>
public sealed record HostLimits
{
    /// <summary>Seconds from the start of a cell; also for an exercise that names no limit of its own.</summary>
    public double CellSeconds { get; set; } = 120;

    /// <summary>Seconds in which a process must begin its first cell, and go from one to the next.</summary>
    public double IdleSeconds { get; set; } = 60;

    /// <summary>Bytes of physical memory of the process; polled by the parent.</summary>
    public long WorkingSet { get; set; } = 2L << 30;

    /// <summary>Bytes of the runtime's managed heap; beyond it a cell gets <see cref="OutOfMemoryException"/>.</summary>
    public long ManagedHeap { get; set; } = 1L << 30;

    /// <summary>Threads that the tensor engine may use; null for its own choice. What the environment says already goes before it.</summary>
    public int? Threads { get; set; }

    /// <summary>Characters that a cell may print; it may show 64 times as much in displays. The raw standard streams of the whole process have the same limit, in bytes.</summary>
    public long OutputPerCell { get; set; } = 1L << 20;
}
