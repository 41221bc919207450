using System.IO.Pipes;
using System.Text;
using System.Threading.Channels;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>The child's end of the pipe.</summary>
internal sealed class HostConnection
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _lock = new();
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private HostConnection(NamedPipeClientStream pipe)
    {
        _reader = new StreamReader(pipe, s_utf8);
        _writer = new StreamWriter(pipe, s_utf8) { NewLine = "\n" };
    }

    /// <summary>Connects to the parent.</summary>
    /// <exception cref="TimeoutException">Nobody listens on the pipe.</exception>
    public static HostConnection Connect(string name)
    {
        var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        pipe.Connect(TimeSpan.FromSeconds(30));
        return new HostConnection(pipe);
    }

    /// <summary>Reads the parent's requests, on a thread of its own, so that the parent's end is noticed while cells run.</summary>
    /// <param name="closed">Called when the parent has closed the pipe or is gone.</param>
    public ChannelReader<HostRequest> Listen(Action closed)
    {
        var requests = Channel.CreateUnbounded<HostRequest>(new() { SingleReader = true, SingleWriter = true });
        new Thread(() => Listen(requests.Writer, closed)) { IsBackground = true, Name = "parent" }.Start();
        return requests.Reader;
    }

    /// <summary>Sends an event; any thread may.</summary>
    public void Send(HostEvent item)
    {
        string line = ProtocolJson.Write(item);
        lock (_lock)
        {
            _writer.WriteLine(line);
            _writer.Flush();
        }
    }

    // A line that is no request ends the process with the exception's message.
    private void Listen(ChannelWriter<HostRequest> requests, Action closed)
    {
        try
        {
            while (_reader.ReadLine() is { } line)
            {
                requests.TryWrite(ProtocolJson.ReadRequest(line));
            }
        }
        catch (IOException)
        {
            // A broken pipe is a closed one.
        }

        closed();
    }
}
