using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Workbook.Cli.Corpora;

namespace Workbook.Cli.Downloads;

/// <summary>Fetches a file over HTTP into a part file, continues what was begun, and tries again where that may help (RFC 9110, sections 13.1.5 and 14).</summary>
/// <param name="corpus">What is fetched.</param>
/// <param name="source">Where from.</param>
/// <param name="settings">How.</param>
/// <param name="line">Shows the progress.</param>
internal sealed class Download(PublishedCorpus corpus, Uri source, DownloadSettings settings, TransferLine line) : IDisposable
{
    private const int Chunk = 1 << 17;
    private readonly HttpClient _client = new(settings.Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Fetches it until it is complete.</summary>
    /// <param name="part">What has arrived, now and before.</param>
    /// <param name="makeRoom">Throws if there is no room for so many more bytes.</param>
    /// <param name="cancellation">Ends it; what has arrived is kept.</param>
    /// <exception cref="DownloadException">It cannot be fetched.</exception>
    public async Task RunAsync(PartFile part, Action<long> makeRoom, CancellationToken cancellation)
    {
        for (int failures = 0; ;)
        {
            long before = part.Length;
            try
            {
                await OnceAsync(part, makeRoom, cancellation).ConfigureAwait(false);
                line.End();
                return;
            }
            catch (DownloadException e) when (e.MayPass)
            {
                failures = part.Length > before ? 0 : failures;
                TimeSpan pause = failures < settings.Pauses.Count ? e.RetryAfter ?? settings.Pauses[failures] : TimeSpan.MaxValue;
                if (pause > settings.LongestWait)
                {
                    line.End();
                    throw e.RetryAfter is { } asked && failures < settings.Pauses.Count
                        ? new DownloadException(string.Create(CultureInfo.InvariantCulture, $"{e.Problem} and asks to wait {asked.TotalMinutes:0} minutes"), "try again then; what has arrived is kept", e)
                        : e;
                }

                failures++;
                line.Note(string.Create(CultureInfo.InvariantCulture, $"{e.Problem}; next try in {pause.TotalSeconds:0} s"));
                await Task.Delay(pause, settings.Clock, cancellation).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task OnceAsync(PartFile part, Action<long> makeRoom, CancellationToken cancellation)
    {
        if (corpus.Bytes is { } all && part.Length == all)
        {
            return;
        }

        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            using HttpResponseMessage response = await AskAsync(part, quiet).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && part.Length > 0)
            {
                GiveUpPart(response, part);
                return;
            }

            using Stream body = await response.Content.ReadAsStreamAsync(quiet.Token).ConfigureAwait(false);
            await ReceiveAsync(response, body, part, makeRoom, quiet).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new DownloadException(
                string.Create(CultureInfo.InvariantCulture, $"{source.Host} has sent nothing for {settings.Stall.TotalSeconds:0} seconds"), "try again later; what has arrived is kept", e)
            { MayPass = true };
        }
        catch (HttpRequestException e)
        {
            throw Refusal.Of(e, corpus, source, begun: part.Length > 0);
        }
    }

    // Follows redirects; returns an answer that is a file, a part of it, or the refusal of a part.
    private async Task<HttpResponseMessage> AskAsync(PartFile part, CancellationTokenSource quiet)
    {
        Uri address = source;
        for (int redirections = 0; redirections <= Redirection.Most; redirections++)
        {
            quiet.CancelAfter(settings.Stall);
            using HttpRequestMessage request = Request(address, part);
            HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, quiet.Token).ConfigureAwait(false);
            if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable)
            {
                return response;
            }

            using (response)
            {
                address = Redirection.Is(response) ? Redirection.Next(address, response)
                    : throw Refusal.Of(response, corpus, address, settings.Clock.GetUtcNow());
            }
        }

        throw new DownloadException($"{source.Host} redirects again and again", "try again later, or " + Refusal.ByHand(corpus));
    }

    // A part is continued only if it is certain that it is of the same file: by what the server said about it, or by the checksum in the end.
    private HttpRequestMessage Request(Uri address, PartFile part)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("sequence-models-workbook", "1.0"));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        FileVersion? version = part.Version?.Address == source.AbsoluteUri ? part.Version : null;
        if (part.Length > 0 && (version?.Tag is not null || version?.Modified is not null || corpus.Sha256 is not null))
        {
            request.Headers.Range = new RangeHeaderValue(part.Length, null);
            request.Headers.IfRange = version?.Tag is { } tag ? new RangeConditionHeaderValue(new EntityTagHeaderValue(tag))
                : version?.Modified is { } modified ? new RangeConditionHeaderValue(modified)
                : null;
        }

        return request;
    }

    // "416 Range Not Satisfiable, bytes */SIZE": all has arrived if the part has that size, else it is of another file.
    private static void GiveUpPart(HttpResponseMessage response, PartFile part)
    {
        if (response.Content.Headers.ContentRange?.Length != part.Length)
        {
            part.Begin(new FileVersion("", null, null));
            throw new DownloadException("what had arrived is not of this file", "run the command again: it begins anew") { MayPass = true, RetryAfter = TimeSpan.Zero };
        }
    }

    private async Task ReceiveAsync(HttpResponseMessage response, Stream body, PartFile part, Action<long> makeRoom, CancellationTokenSource quiet)
    {
        bool continues = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == part.Length;
        if (response.StatusCode == HttpStatusCode.PartialContent && !continues)
        {
            throw new DownloadException($"{source.Host} sends another part than the one asked for", Refusal.ByHand(corpus));
        }

        long? total = Total(response, continues ? part.Length : 0);
        byte[] buffer = new byte[Chunk];
        int filled = await FillAsync(body, buffer, part, quiet).ConfigureAwait(false);
        makeRoom((total ?? 0) - (continues ? part.Length : 0));
        if (!continues)
        {
            CheckOpening(response, buffer.AsSpan(0, Math.Min(filled, Opening.Length)));
            part.Begin(VersionOf(response));
        }

        line.Begin(part.Length, total);
        for (; filled > 0; filled = await ReadAsync(body, buffer, part, quiet).ConfigureAwait(false))
        {
            part.Append(buffer.AsSpan(0, filled));
            line.Report(part.Length, total);
            if (part.Length > (total ?? long.MaxValue))
            {
                part.Begin(new FileVersion("", null, null));
                throw WrongSize("sends more than", total!.Value);
            }
        }

        if (part.Length < total)
        {
            throw Broken(part, null);
        }
    }

    // The size of the whole file: announced, or else as published.
    private long? Total(HttpResponseMessage response, long before)
    {
        HttpContentHeaders headers = response.Content.Headers;
        long? announced = headers.ContentRange?.Length ?? headers.ContentLength + before;
        return announced is { } size && corpus.Bytes is { } published && size != published
            ? throw WrongSize(string.Create(CultureInfo.InvariantCulture, $"announces {size:N0} bytes instead of"), published)
            : announced ?? corpus.Bytes;
    }

    private void CheckOpening(HttpResponseMessage response, ReadOnlySpan<byte> opening)
    {
        string? problem = response.Content.Headers.ContentType?.MediaType == "text/html" ? "a web page" : Opening.Problem(opening, corpus.Packing);
        if (problem is not null)
        {
            throw new DownloadException($"{source.Host} sends {problem} instead of {corpus.FileName}", $"perhaps your network wants you to log in, or the file has moved (see {corpus.Page}): {Refusal.ByHand(corpus)}");
        }
    }

    private FileVersion VersionOf(HttpResponseMessage response) => new(
        source.AbsoluteUri,
        response.Headers.ETag is { IsWeak: false } tag ? tag.Tag : null,
        response.Content.Headers.LastModified);

    // The first bytes, enough to look at if there are so many.
    private async Task<int> FillAsync(Stream body, byte[] buffer, PartFile part, CancellationTokenSource quiet)
    {
        int filled = 0;
        while (filled < Opening.Length && await ReadAsync(body, buffer.AsMemory(filled), part, quiet).ConfigureAwait(false) is > 0 and var read)
        {
            filled += read;
        }

        return filled;
    }

    private async Task<int> ReadAsync(Stream body, Memory<byte> buffer, PartFile part, CancellationTokenSource quiet)
    {
        quiet.CancelAfter(settings.Stall);
        try
        {
            return await body.ReadAsync(buffer, quiet.Token).ConfigureAwait(false);
        }
        catch (IOException e)
        {
            throw Broken(part, e);
        }
    }

    private DownloadException Broken(PartFile part, Exception? cause) => new(
        $"the connection to {source.Host} broke after {ByteText.Of(part.Length)}", "run the command again: it continues there", cause)
    { MayPass = true };

    private DownloadException WrongSize(string what, long right) => new(
        string.Create(CultureInfo.InvariantCulture, $"{source.Host} {what} {right:N0}"),
        $"this is another file, or the publisher has changed it: see {corpus.Page}");
}
