using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;

namespace Pages.Tests.Browsing;

/// <summary>A page that is open in the browser.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly DevTools _tools;
    private readonly string _target;
    private readonly string _session;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private string? _script;

    private BrowserPage(DevTools tools, string target, string session)
    {
        (_tools, _target, _session) = (tools, target, session);
        tools.Listen(session, Observe);
    }

    /// <summary>What scripts threw and what was written to the console as an error.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    public static async Task<BrowserPage> OpenAsync(DevTools tools, Uri address, PageView view)
    {
        string target = (string)(await tools.CallAsync(null, "Target.createTarget", new() { ["url"] = "about:blank" }))["targetId"]!;
        string session = (string)(await tools.CallAsync(null, "Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        var page = new BrowserPage(tools, target, session);
        foreach (string domain in new[] { "Page", "Runtime", "Log" })
        {
            await page.CallAsync(domain + ".enable");
        }

        await page.CallAsync("Emulation.setDeviceMetricsOverride", new() { ["width"] = view.Width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await page.CallAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = view.Scheme }) });
        await page.CallAsync("Page.navigate", new() { ["url"] = address.AbsoluteUri });
        await page._loaded.Task.WaitAsync(s_patience);
        return page;
    }

    /// <summary>The value of a JavaScript expression, after its promise if it is one.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        JsonNode result = await CallAsync("Runtime.evaluate", new() { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return result["exceptionDetails"] is { } exception ? throw new InvalidOperationException(exception.ToJsonString()) : result["result"]!["value"];
    }

    /// <summary>From here on answers requests for addresses like this pattern with a script, or with a failure if there is none, instead of the network.</summary>
    public async Task AnswerAsync(string pattern, string? script)
    {
        _script = script;
        await CallAsync("Fetch.enable", new() { ["patterns"] = new JsonArray(new JsonObject { ["urlPattern"] = pattern }) });
    }

    /// <summary>The whole page as a PNG.</summary>
    public async Task<byte[]> ScreenshotAsync()
    {
        JsonNode size = (await CallAsync("Page.getLayoutMetrics"))["cssContentSize"]!;
        var clip = new JsonObject { ["x"] = 0, ["y"] = 0, ["width"] = (double)size["width"]!, ["height"] = Math.Min(16000, (double)size["height"]!), ["scale"] = 1 };
        return Convert.FromBase64String((string)(await CallAsync("Page.captureScreenshot", new() { ["captureBeyondViewport"] = true, ["clip"] = clip }))["data"]!);
    }

    /// <summary>The page as it is printed, on A4.</summary>
    public async Task<byte[]> PrintAsync() =>
        Convert.FromBase64String((string)(await CallAsync("Page.printToPDF", new() { ["paperWidth"] = 8.27, ["paperHeight"] = 11.69, ["printBackground"] = true }))["data"]!);

    /// <summary>Lays the page out as for paper of this width, or for the screen again.</summary>
    public Task EmulatePaperAsync(bool paper) => CallAsync("Emulation.setEmulatedMedia", new() { ["media"] = paper ? "print" : "screen" });

    public async ValueTask DisposeAsync() => await _tools.CallAsync(null, "Target.closeTarget", new() { ["targetId"] = _target });

    private Task<JsonNode> CallAsync(string method, JsonObject? parameters = null) => _tools.CallAsync(_session, method, parameters);

    private Task<JsonNode> Answer(string request) => _script is null
        ? CallAsync("Fetch.failRequest", new() { ["requestId"] = request, ["errorReason"] = "InternetDisconnected" })
        : CallAsync("Fetch.fulfillRequest", new()
        {
            ["requestId"] = request,
            ["responseCode"] = 200,
            ["responseHeaders"] = new JsonArray(new JsonObject { ["name"] = "Content-Type", ["value"] = "text/javascript" }),
            ["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(_script)),
        });

    private void Observe(string method, JsonNode parameters)
    {
        switch (method)
        {
            case "Page.loadEventFired":
                _loaded.TrySetResult();
                break;
            case "Fetch.requestPaused":
                _ = Answer((string)parameters["requestId"]!);
                break;
            case "Runtime.exceptionThrown":
            case "Log.entryAdded" when (string?)parameters["entry"]!["level"] == "error":
            case "Runtime.consoleAPICalled" when (string?)parameters["type"] == "error":
                _errors.Enqueue(parameters.ToJsonString());
                break;
        }
    }
}
