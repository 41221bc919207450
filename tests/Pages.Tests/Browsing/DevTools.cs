using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Pages.Tests.Browsing;

/// <summary>A connection to a browser's DevTools: calls with answers, and events.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly ClientWebSocket _socket = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _calls = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonNode>> _listeners = new();
    private readonly SemaphoreSlim _sending = new(1);
    private Task _reading = Task.CompletedTask;
    private int _last;

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(address, CancellationToken.None);
        tools._reading = tools.ReadAsync();
        return tools;
    }

    /// <summary>Hands the events of a session to a listener.</summary>
    public void Listen(string session, Action<string, JsonNode> listener) => _listeners[session] = listener;

    /// <summary>Calls a method and waits for its result.</summary>
    /// <param name="session">The page; null for the browser.</param>
    /// <param name="method">Such as <c>Page.navigate</c>.</param>
    /// <param name="parameters">Of the method.</param>
    public async Task<JsonNode> CallAsync(string? session, string method, JsonObject? parameters = null)
    {
        int id = Interlocked.Increment(ref _last);
        TaskCompletionSource<JsonNode> answer = _calls[id] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            message["sessionId"] = session;
        }

        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }

        return await answer.Task.WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[1 << 16];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                ValueWebSocketReceiveResult part = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.ToArray())!);
                    message.SetLength(0);
                }
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (TaskCompletionSource<JsonNode> call in _calls.Values)
            {
                call.TrySetException(e);
            }
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            _calls.TryRemove((int)id, out TaskCompletionSource<JsonNode>? call);
            if (message["error"] is { } error)
            {
                call?.SetException(new InvalidOperationException(error.ToJsonString()));
            }
            else
            {
                call?.SetResult(message["result"]!);
            }
        }
        else if (message["sessionId"] is { } session && _listeners.TryGetValue((string)session!, out Action<string, JsonNode>? listener))
        {
            listener((string)message["method"]!, message["params"]!);
        }
    }
}
