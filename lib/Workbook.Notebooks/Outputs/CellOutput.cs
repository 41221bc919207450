using System.Text;
using Workbook.Notebooks.Formatting;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Outputs;

/// <summary>
/// What one running cell prints and shows, in order, sent as events. Printed text is collected and sent in pieces: at
/// the latest after 50 ms, before anything else is shown, and at the cell's end. What threads of the cell write after
/// its end is lost.
/// </summary>
public sealed class CellOutput : IDisposable
{
    private const int PieceLength = 8192;
    private const int DisplayFactor = 64;
    private static readonly TimeSpan s_delay = TimeSpan.FromMilliseconds(50);
    private static readonly AsyncLocal<CellOutput?> s_current = new();

    private readonly Lock _lock = new();
    private readonly Action<HostEvent> _send;
    private readonly long _limit;
    private readonly StringBuilder _pending = new();
    private readonly Timer _timer;
    private string _pendingStream = "stdout";
    private long _printed;
    private long _shown;
    private bool _ended;

    /// <summary>Begins the output of a cell.</summary>
    /// <param name="send">Takes the events; called by one thread at a time.</param>
    /// <param name="limit">Characters that may be printed; 64 times as many may be shown in displays.</param>
    public CellOutput(Action<HostEvent> send, long limit)
    {
        _send = send;
        _limit = limit;
        _timer = new Timer(_ => Flush());
    }

    /// <summary>The output of the cell whose code runs here, also on threads and tasks that it started; null outside of cells.</summary>
    public static CellOutput? Current => s_current.Value;

    /// <summary>Characters that may be printed.</summary>
    public long Limit => _limit;

    /// <summary>Whether the cell has printed or shown more than it may.</summary>
    public bool LimitReached { get; private set; }

    /// <summary>Makes this the output of the code that the caller goes on to run.</summary>
    public void MakeCurrent() => s_current.Value = this;

    /// <summary>Prints text on <c>stdout</c> or <c>stderr</c>.</summary>
    /// <exception cref="OutputLimitException">The cell has printed more than it may.</exception>
    public void Print(string stream, ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (_ended || text.IsEmpty)
            {
                return;
            }

            Count(ref _printed, text.Length, _limit);
            Collect(stream, text);
        }
    }

    /// <summary>Shows a value; returns the display id by which it can be replaced.</summary>
    /// <exception cref="OutputLimitException">The cell has shown more than it may.</exception>
    public string Show(object? value)
    {
        string id = Guid.NewGuid().ToString("n");
        Show(ValueFormatter.Format(value), id, update: false);
        return id;
    }

    /// <summary>Shows a bundle, or replaces an earlier one.</summary>
    /// <exception cref="OutputLimitException">The cell has shown more than it may.</exception>
    public void Show(IReadOnlyDictionary<string, string> bundle, string? displayId = null, bool update = false)
    {
        lock (_lock)
        {
            if (_ended)
            {
                return;
            }

            Count(ref _shown, bundle.Values.Sum(text => (long)text.Length), _limit * DisplayFactor);
            FlushLocked();
            _send(new OutputProduced(bundle) { DisplayId = displayId, Update = update });
        }
    }

    /// <summary>Sends an event after all that was printed before it.</summary>
    public void Send(HostEvent item)
    {
        lock (_lock)
        {
            FlushLocked();
            _send(item);
        }
    }

    /// <summary>Sends what was printed; what comes later is lost.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            FlushLocked();
            _ended = true;
        }

        _timer.Dispose();
    }

    private void Count(ref long sum, long length, long limit)
    {
        sum += length;
        if (sum <= limit)
        {
            return;
        }

        if (!LimitReached)
        {
            LimitReached = true;
            FlushLocked();
            _send(new OutputLimitReached(limit));
        }

        throw new OutputLimitException(limit);
    }

    private void Collect(string stream, ReadOnlySpan<char> text)
    {
        if (stream != _pendingStream)
        {
            FlushLocked();
            _pendingStream = stream;
        }

        if (_pending.Length == 0)
        {
            _timer.Change(s_delay, Timeout.InfiniteTimeSpan);
        }

        _pending.Append(text);
        if (_pending.Length >= PieceLength)
        {
            FlushLocked();
        }
    }

    private void Flush()
    {
        lock (_lock)
        {
            FlushLocked();
        }
    }

    private void FlushLocked()
    {
        if (_pending.Length == 0)
        {
            return;
        }

        var data = new Dictionary<string, string> { [MimeTypes.PlainText] = _pending.ToString() };
        _pending.Clear();
        _send(new OutputProduced(data) { Stream = _pendingStream });
    }
}
