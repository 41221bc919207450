namespace Workbook.Cli.Downloads;

/// <summary>Where a server sends a request on.</summary>
internal static class Redirection
{
    /// <summary>How many in a row are followed.</summary>
    public const int Most = 10;

    /// <summary>The next address.</summary>
    /// <exception cref="DownloadException">There is none, or it would give up encryption.</exception>
    public static Uri Next(Uri address, HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location)
        {
            throw new DownloadException($"{address.Host} redirects ({(int)response.StatusCode}) without saying where", "try again later, or give another address with --from");
        }

        var next = new Uri(address, location);
        return next.Scheme == Uri.UriSchemeHttps || (next.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttp) ? next
            : throw new DownloadException($"{address.Host} redirects to {next}, which is not encrypted", "if you trust that address, give it with --from");
    }

    public static bool Is(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;
}
