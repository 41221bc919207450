using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Workbook.Cli.Tests.Downloads;

/// <summary>A web server on this machine that answers each request as a test says, byte by byte, rightly or wrongly.</summary>
internal sealed class FakePublisher : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Queue<Func<Exchange, Task>> _answers;
    private readonly Task _serving;

    /// <param name="answers">The answers to the first, the second, ... request; the last one answers all further ones.</param>
    public FakePublisher(params Func<Exchange, Task>[] answers)
    {
        _answers = new Queue<Func<Exchange, Task>>(answers);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The requests as they came, each with its lines.</summary>
    public List<string> Requests { get; } = [];

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}");

    /// <summary>A right server: ranges, a strong tag, the length.</summary>
    public static Func<Exchange, Task> Right(byte[] content, string tag = "\"v1\"", string type = "application/zip") => async exchange =>
    {
        int from = exchange.RangeIf(tag);
        string range = from > 0 ? $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}\r\n" : "";
        await exchange.HeadAsync(from > 0 ? "206 Partial Content" : "200 OK", $"Content-Type: {type}\r\nETag: {tag}\r\nContent-Length: {content.Length - from}\r\n{range}");
        await exchange.BodyAsync(content.AsMemory(from));
    };

    /// <summary>Announces all, sends some, and hangs up.</summary>
    public static Func<Exchange, Task> Breaking(byte[] content, int bytes, string tag = "\"v1\"") => async exchange =>
    {
        await exchange.HeadAsync("200 OK", $"ETag: {tag}\r\nContent-Length: {content.Length}\r\n");
        await exchange.BodyAsync(content.AsMemory(0, bytes));
    };

    /// <summary>Sends some and then nothing more, until the other side hangs up.</summary>
    public static Func<Exchange, Task> Stalling(byte[] content, int bytes) => async exchange =>
    {
        await exchange.HeadAsync("200 OK", $"ETag: \"v1\"\r\nContent-Length: {content.Length}\r\n");
        await exchange.BodyAsync(content.AsMemory(0, bytes));
        await exchange.UntilHungUpAsync();
    };

    public static Func<Exchange, Task> Status(string status, string headers = "", string body = "") => async exchange =>
    {
        await exchange.HeadAsync(status, headers + $"Content-Length: {body.Length}\r\n");
        await exchange.BodyAsync(Encoding.ASCII.GetBytes(body));
    };

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                var exchange = await Exchange.ReadAsync(client.GetStream(), _end.Token);
                Requests.Add(exchange.Request);
                await (_answers.Count > 1 ? _answers.Dequeue() : _answers.Peek())(exchange);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The test is over, or the client hung up, as it may.
            }
        }
    }
}

/// <summary>A request and the way to answer it.</summary>
internal sealed class Exchange(string request, NetworkStream stream, CancellationToken end)
{
    public string Request { get; } = request;

    public static async Task<Exchange> ReadAsync(NetworkStream stream, CancellationToken end)
    {
        var text = new StringBuilder();
        byte[] one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one, end) == 1)
        {
            text.Append((char)one[0]);
        }

        return new Exchange(text.ToString(), stream, end);
    }

    /// <summary>Where the client wants the file from, if it asks for the version with this tag; else 0.</summary>
    public int RangeIf(string tag)
    {
        string? range = Header("Range"), condition = Header("If-Range");
        return range is not null && (condition is null || condition == tag) ? int.Parse(range["bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture) : 0;
    }

    public string? Header(string name) =>
        Request.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    public Task HeadAsync(string status, string headers) => BodyAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Connection: close\r\n\r\n"));

    public async Task BodyAsync(ReadOnlyMemory<byte> bytes)
    {
        await stream.WriteAsync(bytes, end);
        await stream.FlushAsync(end);
    }

    public async Task UntilHungUpAsync()
    {
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, end) > 0)
        {
        }
    }
}
