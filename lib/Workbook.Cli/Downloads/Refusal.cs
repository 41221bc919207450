using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using Workbook.Cli.Commands;
using Workbook.Cli.Corpora;

namespace Workbook.Cli.Downloads;

/// <summary>What it means that a server cannot be reached or does not give the file, and what to do.</summary>
internal static class Refusal
{
    /// <summary>A connection that did not come about, or broke.</summary>
    /// <param name="cause">What happened.</param>
    /// <param name="corpus">What was to be fetched.</param>
    /// <param name="address">Where from.</param>
    /// <param name="begun">Whether some of it has arrived: then there is a way to the server, and another try may find it again.</param>
    public static DownloadException Of(HttpRequestException cause, PublishedCorpus corpus, Uri address, bool begun) =>
        cause.InnerException is AuthenticationException
            ? new DownloadException($"no trusted connection to {address.Host}: {cause.InnerException.Message}", "check the date of this machine and what inspects its connections, or " + ByHand(corpus), cause)
            : new DownloadException(
                $"{address.Host} cannot be reached: {Reason(cause)}",
                $"check the connection (a proxy is taken from HTTPS_PROXY), or {ByHand(corpus)}, or name a mirror in {DownloadSettings.MirrorVariable}", cause)
            {
                MayPass = begun || cause.HttpRequestError is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError),
            };

    /// <summary>An answer that is no file.</summary>
    public static DownloadException Of(HttpResponseMessage response, PublishedCorpus corpus, Uri address, DateTimeOffset now)
    {
        string status = $"({(int)response.StatusCode} {response.ReasonPhrase})";
        return response.StatusCode switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => new DownloadException(
                $"{address.Host} has no file {address.AbsolutePath} {status}", $"look for its new address at {corpus.Page} and give it with --from"),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new DownloadException(
                $"{address.Host} refuses the download {status}", ByHand(corpus)),
            HttpStatusCode.ProxyAuthenticationRequired => new DownloadException(
                $"the proxy wants to know who you are {status}", "put name and password into HTTPS_PROXY (http://NAME:PASSWORD@HOST:PORT), or " + ByHand(corpus)),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => new DownloadException(
                $"{address.Host} does not answer as it should {status}", "try again later; what has arrived is kept")
            { MayPass = true, RetryAfter = Wait(response.Headers.RetryAfter, now) },
            _ => new DownloadException($"{address.Host} answers {status}", ByHand(corpus)),
        };
    }

    /// <summary>What to do where this program cannot.</summary>
    public static string ByHand(PublishedCorpus corpus) =>
        $"download {corpus.Address} with a browser and run '{CommandLine.Invocation} data get {corpus.Name} --from FILE'";

    private static TimeSpan? Wait(RetryConditionHeaderValue? asked, DateTimeOffset now)
    {
        TimeSpan? wait = asked?.Delta ?? asked?.Date - now;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static string Reason(Exception cause) => (cause.InnerException ?? cause).Message;
}
