using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>A child process: starts it, passes on its events, enforces the limits, ends it. It serves one request at a time.</summary>
internal sealed class HostChild : IAsyncDisposable
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly HostLimits _limits;
    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly CancellationTokenSource _gone = new();
    private readonly Task _connected;
    private readonly Task _background;
    private readonly RawOutput _output;
    private readonly RawOutput _error;
    private readonly Lock _lock = new();
    private Conversation _current;
    private bool _closed;
    private CellError? _exceeded;
    private CellError? _garbled;

    private HostChild(HostLimits limits, Process process, NamedPipeServerStream pipe)
    {
        _limits = limits;
        _process = process;
        _pipe = pipe;
        _current = new Conversation(limits);
        process.StandardInput.Close();
        _output = RawOutput.Read(process.StandardOutput.BaseStream, limits.OutputPerCell, text => Current.Events.Writer.TryWrite(Printed(text)));
        _error = RawOutput.Read(process.StandardError.BaseStream, limits.OutputPerCell);
        _connected = pipe.WaitForConnectionAsync(_gone.Token);
        _background = Task.WhenAll(WatchAsync(), ReadAsync());
    }

    private Conversation Current
    {
        get
        {
            lock (_lock)
            {
                return _current;
            }
        }
    }

    /// <summary>Runs the request in a process of its own.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="onEvent">Takes the events in order, one at a time.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="FileNotFoundException">The host's program is not complete.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the process is gone.</exception>
    public static async Task<HostExit> RunAsync(HostRequest request, Action<HostEvent> onEvent, CancellationToken cancellation)
    {
        await using HostChild child = Start(request);
        return await child.AskAsync(request, isLast: true, onEvent, cancellation).ConfigureAwait(false);
    }

    /// <summary>Starts a process for requests of this kind and with these limits.</summary>
    /// <exception cref="FileNotFoundException">The host's program is not complete.</exception>
    public static HostChild Start(HostRequest request)
    {
        // Short: on Unix it becomes part of a path that may have about a hundred characters.
        string name = "wb-" + Guid.NewGuid().ToString("n")[..16];
        ProcessStartInfo start = DotnetHost.Start(request is RunRequest ? "run" : "grade", name, request.Limits, request.Program);
        var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        return new HostChild(request.Limits, Process.Start(start)!, pipe);
    }

    /// <summary>Whether the process is there and may be asked.</summary>
    public bool IsAlive
    {
        get
        {
            lock (_lock)
            {
                return !_closed && !_process.HasExited;
            }
        }
    }

    /// <summary>Lets the process serve a request, and returns when it has, or is gone.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="isLast">Whether the process ends after it. Then all that it writes to its standard streams is among the events.</param>
    /// <param name="onEvent">Takes the events in order, one at a time.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; the process is gone.</exception>
    public async Task<HostExit> AskAsync(HostRequest request, bool isLast, Action<HostEvent> onEvent, CancellationToken cancellation)
    {
        Conversation conversation = Begin(isLast);
        using CancellationTokenRegistration kill = cancellation.Register(() => ProcessGroup.Kill(_process));
        await SendAsync(request).ConfigureAwait(false);
        await foreach (HostEvent item in conversation.Events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            onEvent(item);
        }

        cancellation.ThrowIfCancellationRequested();
        return await ExitAsync(conversation.Watch).ConfigureAwait(false);
    }

    /// <summary>Ends the process with all that it has started.</summary>
    public async ValueTask DisposeAsync()
    {
        ProcessGroup.Kill(_process);
        await _gone.CancelAsync().ConfigureAwait(false);
        await _background.ConfigureAwait(false);
        await _pipe.DisposeAsync().ConfigureAwait(false);
        _process.Dispose();
        _gone.Dispose();
    }

    private Conversation Begin(bool isLast)
    {
        var conversation = new Conversation(_limits) { IsLast = isLast };
        lock (_lock)
        {
            _current = conversation;
            if (_closed)
            {
                conversation.Events.Writer.TryComplete();
            }
        }

        return conversation;
    }

    private async Task SendAsync(HostRequest request)
    {
        try
        {
            await _connected.ConfigureAwait(false);
            await _pipe.WriteAsync(s_utf8.GetBytes(ProtocolJson.Write(request) + "\n"), _gone.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Why the process is gone is told by its exit.
        }
    }

    // Ends when the pipe does: after the last end marker, or when the process is gone.
    private async Task ReadAsync()
    {
        try
        {
            await _connected.ConfigureAwait(false);
            using var reader = new StreamReader(_pipe, s_utf8, leaveOpen: true);
            bool ended = false;
            while (!ended && await reader.ReadLineAsync(_gone.Token).ConfigureAwait(false) is { } line)
            {
                ended = Current.Take(ProtocolJson.ReadEvent(line));
            }
        }
        catch (JsonException e)
        {
            await RefuseAsync(e).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // Why the process is gone is told by its exit.
        }
        finally
        {
            await DrainAsync().ConfigureAwait(false);
            Close();
        }
    }

    private void Close()
    {
        lock (_lock)
        {
            _closed = true;
            _current.Events.Writer.TryComplete();
        }
    }

    // What the process has written to its standard streams until its end still counts.
    private async Task DrainAsync()
    {
        if (Current.Watch.Completed)
        {
            ProcessGroup.Kill(_process);
        }

        // A program that the cell has started may hold the streams open in spite of all.
        await Task.WhenAny(Task.WhenAll(_output.Completion, _error.Completion), Task.Delay(s_lastWords)).ConfigureAwait(false);
    }

    // A process that dies may leave half a line; then its exit tells why. One that lives on is broken.
    private async Task RefuseAsync(JsonException error)
    {
        await Task.WhenAny(_process.WaitForExitAsync(), Task.Delay(s_lastWords)).ConfigureAwait(false);
        if (!_process.HasExited)
        {
            _garbled = Current.Watch.AtCell("process", "sent a line that is not of the protocol: " + error.Message);
            ProcessGroup.Kill(_process);
        }
    }

    private async Task WatchAsync()
    {
        while (!_gone.IsCancellationRequested && !_process.HasExited)
        {
            _process.Refresh();
            if (Exceeded() is { } exceeded)
            {
                _exceeded ??= exceeded;
                ProcessGroup.Kill(_process);
            }

            await Task.Delay(s_poll, _gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (!_gone.IsCancellationRequested && !_pipe.IsConnected)
        {
            await _gone.CancelAsync().ConfigureAwait(false);
        }
    }

    private CellError? Exceeded()
    {
        try
        {
            HostWatch watch = Current.Watch;
            return watch.Completed ? null : watch.Exceeded(_process.WorkingSet64, _output.Flooded || _error.Flooded);
        }
        catch (InvalidOperationException) when (_process.HasExited)
        {
            return null;
        }
    }

    private async Task<HostExit> ExitAsync(HostWatch watch)
    {
        if (watch.Completed)
        {
            return new HostExit(null, null);
        }

        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return new HostExit(_exceeded ?? _garbled ?? ExitReport.Of(watch, _process.ExitCode, _error.Beginning), watch.Crash);
    }

    private static OutputProduced Printed(string text) =>
        new(new Dictionary<string, string> { [MimeTypes.PlainText] = text }) { Stream = "stdout" };

    /// <summary>One request and the events that answer it.</summary>
    private sealed class Conversation(HostLimits limits)
    {
        public bool IsLast { get; init; }

        public HostWatch Watch { get; } = new(limits);

        public Channel<HostEvent> Events { get; } = Channel.CreateUnbounded<HostEvent>(new() { SingleReader = true });

        /// <summary>Takes an event; true if no other follows in this process.</summary>
        public bool Take(HostEvent item)
        {
            Watch.Observe(item);
            Events.Writer.TryWrite(item);
            if (Watch.Completed && !IsLast)
            {
                Events.Writer.TryComplete();
            }

            return Watch.Completed && IsLast;
        }
    }
}
