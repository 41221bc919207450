using System.IO.Pipes;
using System.Text;
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

    /// <summary>Reads the request, the only thing that the parent sends.</summary>
    /// <exception cref="System.Text.Json.JsonException">It is not a request.</exception>
    public HostRequest ReadRequest() => ProtocolJson.ReadRequest(_reader.ReadLine() ?? "");

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

    /// <summary>Returns when the parent has closed the pipe or is gone.</summary>
    public void WaitForClose()
    {
        try
        {
            while (_reader.ReadLine() is not null)
            {
            }
        }
        catch (IOException)
        {
            // A broken pipe is a closed one.
        }
    }
}
