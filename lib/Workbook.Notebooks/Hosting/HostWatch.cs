using System.Diagnostics;
using System.Globalization;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>Follows a child's events and says when it has used more than it may.</summary>
internal sealed class HostWatch
{
    // Code that catches the exception of the output limit and goes on gets this long to end.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(1);

    private readonly HostLimits _limits;
    private readonly Lock _lock = new();
    private CellStarted? _cell;
    private bool _exercise;
    private bool _flooded;
    private TimeSpan _allowed;
    private long _since;

    /// <summary>Begins to watch; the child's first cell has to begin within <see cref="HostLimits.IdleSeconds"/>.</summary>
    public HostWatch(HostLimits limits)
    {
        _limits = limits;
        Allow(limits.IdleSeconds);
    }

    /// <summary>The exception that the child reported as deadly, if any.</summary>
    public CellError? Crash { get; private set; }

    /// <summary>Whether the end marker came.</summary>
    public bool Completed { get; private set; }

    /// <summary>Takes note of an event.</summary>
    public void Observe(HostEvent item)
    {
        lock (_lock)
        {
            Follow(item);
        }
    }

    /// <summary>What the child exceeds at this moment, or null.</summary>
    /// <param name="workingSet">Bytes of physical memory that it uses.</param>
    /// <param name="flooded">Whether it has written too much to its standard streams.</param>
    public CellError? Exceeded(long workingSet, bool flooded)
    {
        lock (_lock)
        {
            if (workingSet > _limits.WorkingSet)
            {
                return AtCell("limit", string.Create(CultureInfo.InvariantCulture, $"used more than {_limits.WorkingSet >> 20} MB of memory; use smaller arrays, or let go of those that are done with"));
            }

            bool late = Stopwatch.GetElapsedTime(_since) > _allowed;
            if (flooded || (late && _flooded))
            {
                return AtCell("limit", string.Create(CultureInfo.InvariantCulture, $"printed more than {_limits.OutputPerCell:N0} characters; look for a loop that prints without end"));
            }

            return late ? TooLate() : null;
        }
    }

    /// <summary>An error at the cell that runs, or at no place between cells.</summary>
    public CellError AtCell(string kind, string message) => new(kind, _cell?.File ?? "", _cell?.Cell ?? 0, 0, "", message);

    private void Follow(HostEvent item)
    {
        switch (item)
        {
            case CellStarted started:
                _cell = started;
                if (!_exercise)
                {
                    Allow(_limits.CellSeconds);
                }

                break;
            case CellEnded when _exercise:
                break;
            case CellEnded:
                Idle();
                break;
            case ExerciseStarted exercise:
                _exercise = true;
                Allow(exercise.Seconds > 0 ? exercise.Seconds : _limits.CellSeconds);
                break;
            case ExerciseEnded:
                _exercise = false;
                Idle();
                break;
            case OutputLimitReached:
                _flooded = true;
                Allow(s_grace.TotalSeconds);
                break;
            case CrashReported crash:
                Crash = crash.Error;
                break;
            case Ended:
                Completed = true;
                break;
        }
    }

    private CellError TooLate() => _cell is null && !_exercise
        ? AtCell("process", string.Create(CultureInfo.InvariantCulture, $"did nothing for {_allowed.TotalSeconds:0.#} s"))
        : AtCell("limit", string.Create(CultureInfo.InvariantCulture, $"ran longer than {_allowed.TotalSeconds:0.#} s; look for a loop that does not end"));

    private void Idle()
    {
        _cell = null;
        _flooded = false;
        Allow(_limits.IdleSeconds);
    }

    private void Allow(double seconds)
    {
        _since = Stopwatch.GetTimestamp();
        _allowed = TimeSpan.FromSeconds(seconds);
    }
}
