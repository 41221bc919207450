using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>A child process for one request: starts it, passes on its events, enforces the limits, ends it.</summary>
internal sealed class HostChild
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly HostRequest _request;
    private readonly HostWatch _watch;
    private readonly Process _process;
    private readonly NamedPipeServerStream _pipe;
    private readonly Channel<HostEvent> _events = Channel.CreateUnbounded<HostEvent>(new() { SingleReader = true });
    private RawOutput _output = null!;
    private RawOutput _error = null!;
    private CellError? _exceeded;
    private CellError? _garbled;

    private HostChild(HostRequest request, Process process, NamedPipeServerStream pipe)
    {
        _request = request;
        _process = process;
        _pipe = pipe;
        _watch = new HostWatch(request.Limits);
    }

    /// <summary>Runs the request in a process of its own.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="onEvent">Takes the events in order, one at a time.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="FileNotFoundException">The host's program is not complete.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; the process is gone.</exception>
    public static async Task<HostExit> RunAsync(HostRequest request, Action<HostEvent> onEvent, CancellationToken cancellation)
    {
        // Short: on Unix it becomes part of a path that may have about a hundred characters.
        string name = "wb-" + Guid.NewGuid().ToString("n")[..16];
        await using var pipe = new NamedPipeServerStream(
            name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        using Process process = Process.Start(DotnetHost.Start(request is RunRequest ? "run" : "grade", name, request.Limits, request.Program))!;
        var child = new HostChild(request, process, pipe);
        try
        {
            return await child.SuperviseAsync(onEvent, cancellation).ConfigureAwait(false);
        }
        finally
        {
            ProcessGroup.Kill(process);
        }
    }

    private async Task<HostExit> SuperviseAsync(Action<HostEvent> onEvent, CancellationToken cancellation)
    {
        _process.StandardInput.Close();
        _output = RawOutput.Read(_process.StandardOutput.BaseStream, _request.Limits.OutputPerCell, text => _events.Writer.TryWrite(Printed(text)));
        _error = RawOutput.Read(_process.StandardError.BaseStream, _request.Limits.OutputPerCell);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task background = Task.WhenAll(WatchAsync(gone), ReadAsync(gone.Token));
        try
        {
            await foreach (HostEvent item in _events.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
            {
                onEvent(item);
            }

            cancellation.ThrowIfCancellationRequested();
            return await ExitAsync().ConfigureAwait(false);
        }
        finally
        {
            await gone.CancelAsync().ConfigureAwait(false);
            await background.ConfigureAwait(false);
        }
    }

    // Ends when the pipe does: after the end marker, or when the process is gone.
    private async Task ReadAsync(CancellationToken gone)
    {
        try
        {
            await _pipe.WaitForConnectionAsync(gone).ConfigureAwait(false);
            await _pipe.WriteAsync(s_utf8.GetBytes(ProtocolJson.Write(_request) + "\n"), gone).ConfigureAwait(false);
            using var reader = new StreamReader(_pipe, s_utf8, leaveOpen: true);
            while (!_watch.Completed && await reader.ReadLineAsync(gone).ConfigureAwait(false) is { } line)
            {
                HostEvent item = ProtocolJson.ReadEvent(line);
                _watch.Observe(item);
                _events.Writer.TryWrite(item);
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
            _events.Writer.TryComplete();
        }
    }

    // What the process has written to its standard streams until its end still counts.
    private async Task DrainAsync()
    {
        if (_watch.Completed)
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
            _garbled = _watch.AtCell("process", "sent a line that is not of the protocol: " + error.Message);
            ProcessGroup.Kill(_process);
        }
    }

    private async Task WatchAsync(CancellationTokenSource gone)
    {
        while (!gone.IsCancellationRequested && !_process.HasExited)
        {
            _process.Refresh();
            if (Exceeded() is { } exceeded)
            {
                _exceeded ??= exceeded;
                ProcessGroup.Kill(_process);
            }

            await Task.Delay(s_poll, gone.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (gone.IsCancellationRequested)
        {
            ProcessGroup.Kill(_process);
        }
        else if (!_pipe.IsConnected)
        {
            await gone.CancelAsync().ConfigureAwait(false);
        }
    }

    private CellError? Exceeded()
    {
        try
        {
            return _watch.Completed ? null : _watch.Exceeded(_process.WorkingSet64, _output.Flooded || _error.Flooded);
        }
        catch (InvalidOperationException) when (_process.HasExited)
        {
            return null;
        }
    }

    private async Task<HostExit> ExitAsync()
    {
        if (_watch.Completed)
        {
            return new HostExit(null, null);
        }

        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return new HostExit(_exceeded ?? _garbled ?? ExitReport.Of(_watch, _process.ExitCode, _error.Beginning), _watch.Crash);
    }

    private static OutputProduced Printed(string text) =>
        new(new Dictionary<string, string> { [MimeTypes.PlainText] = text }) { Stream = "stdout" };
}
