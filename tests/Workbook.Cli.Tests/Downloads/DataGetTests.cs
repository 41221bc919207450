using System.Net;
using Workbook.Cli.Corpora;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Tests.Downloads;

/// <summary><c>data get</c> with servers that answer rightly, slowly, wrongly or not at all.</summary>
public sealed class DataGetTests : IDisposable
{
    private readonly DataFolderOfTest _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task WhatIsFetchedIsUnpackedAndTheArchiveGoes()
    {
        await using var publisher = new FakePublisher(FakePublisher.Right(FakeCorpora.WordsZip));
        PublishedCorpus corpus = FakeCorpora.Zipped(publisher.Address("words.zip"));
        (int exitCode, string output, string error) = await _data.GetAsync(corpus);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(["words/words.txt"], _data.Files);
        Assert.Equal(FakeCorpora.Words, File.ReadAllBytes(_data["words/words.txt"]));
        Assert.StartsWith("words: for research. Cite the paper.\n", output, StringComparison.Ordinal);
        Assert.Matches(@"\nwords\.zip: 200\.[0-9] kB of 200\.[0-9] kB, 100 %, [0-9.]+ [kMG]B/s\n", output);
        Assert.EndsWith("\nwords: ready in data/downloads/words/words.txt\n", output, StringComparison.Ordinal);

        (exitCode, output, _) = await _data.GetAsync(corpus);
        Assert.Equal((0, "words: complete in data/downloads/words/words.txt; --again would fetch it anew\n"), (exitCode, output));
        Assert.Single(publisher.Requests);

        (exitCode, _, _) = await _data.GetAsync(corpus, "--again", "--keep-archive");
        Assert.Equal((0, 2), (exitCode, publisher.Requests.Count));
        Assert.Equal(["words.zip", "words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task APlainTextIsFetchedAsItIs()
    {
        byte[] text = [.. "First Citizen:\nBefore we proceed any further, hear me speak.\n"u8];
        await using var publisher = new FakePublisher(FakePublisher.Right(text, type: "text/plain"));
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Plain(publisher.Address("input.txt"), text))).ExitCode);
        Assert.Equal(["text/input.txt"], _data.Files);
        Assert.Equal(text, File.ReadAllBytes(_data["text/input.txt"]));
    }

    [Fact]
    public async Task ABrokenConnectionIsContinuedWhereItBroke()
    {
        await using var publisher = new FakePublisher(FakePublisher.Breaking(FakeCorpora.WordsZip, 70_000), FakePublisher.Right(FakeCorpora.WordsZip));
        (int exitCode, string output, _) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(0, exitCode);
        Assert.Contains("words.zip: the connection to 127.0.0.1 broke after 70.0 kB; next try in 0 s\n", output);
        Assert.Contains("words.zip: 70.0 kB are there from before\n", output);
        Assert.Contains("\r\nRange: bytes=70000-\r\n", publisher.Requests[1]);
        Assert.Contains("\r\nIf-Range: \"v1\"\r\n", publisher.Requests[1]);
        Assert.Equal(FakeCorpora.Words, File.ReadAllBytes(_data["words/words.txt"]));
    }

    [Fact]
    public async Task WhatArrivedBeforeTheEndOfAllTriesIsContinuedByTheNextCommand()
    {
        await using var publisher = new FakePublisher(
            FakePublisher.Breaking(FakeCorpora.WordsZip, 70_000), FakePublisher.Status("500 Oops"), FakePublisher.Status("500 Oops"), FakePublisher.Status("500 Oops"),
            FakePublisher.Status("500 Oops"), FakePublisher.Right(FakeCorpora.WordsZip));
        PublishedCorpus corpus = FakeCorpora.Zipped(publisher.Address("words.zip"));
        (int exitCode, _, string error) = await _data.GetAsync(corpus);
        Assert.Equal((1, "words: 127.0.0.1 does not answer as it should (500 Oops); try again later; what has arrived is kept\n"), (exitCode, error));
        Assert.Equal(["words.zip.part", "words.zip.part.json"], _data.Files);
        int asked = publisher.Requests.Count;
        Assert.Equal(0, (await _data.GetAsync(corpus)).ExitCode);
        Assert.Contains("\r\nRange: bytes=70000-\r\n", publisher.Requests[asked]);
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task AServerWithoutRangesIsReadFromTheStart()
    {
        await using var publisher = new FakePublisher(
            FakePublisher.Breaking(FakeCorpora.WordsZip, 70_000),
            async exchange =>
            {
                await exchange.HeadAsync("200 OK", $"Content-Length: {FakeCorpora.WordsZip.Length}\r\n");
                await exchange.BodyAsync(FakeCorpora.WordsZip);
            });
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")))).ExitCode);
        Assert.Equal(FakeCorpora.Words, File.ReadAllBytes(_data["words/words.txt"]));
    }

    [Fact]
    public async Task WithoutAChecksumNothingIsContinuedThatTheServerDoesNotName()
    {
        await using var publisher = new FakePublisher(FakePublisher.Breaking(FakeCorpora.WordsZip, 70_000, tag: "W/\"weak\""), FakePublisher.Right(FakeCorpora.WordsZip));
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip"), renewed: true))).ExitCode);
        Assert.DoesNotContain("Range", publisher.Requests[1]);
    }

    [Fact]
    public async Task APartOfAnotherVersionIsReplaced()
    {
        byte[] old = [.. FakeCorpora.WordsZip[..60_000], .. new byte[FakeCorpora.WordsZip.Length - 60_000]];
        await using var publisher = new FakePublisher(FakePublisher.Breaking(old, 70_000, tag: "\"v0\""), FakePublisher.Right(FakeCorpora.WordsZip));
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")))).ExitCode);
        Assert.Contains("\r\nIf-Range: \"v0\"\r\n", publisher.Requests[1]);
        Assert.Equal(FakeCorpora.Words, File.ReadAllBytes(_data["words/words.txt"]));
    }

    [Fact]
    public async Task AServerThatContinuesAnotherFileIsFoundOutAndAskedOnceMore()
    {
        byte[] old = [.. FakeCorpora.WordsZip[..60_000], .. new byte[FakeCorpora.WordsZip.Length - 60_000]];
        await using var publisher = new FakePublisher(FakePublisher.Right(FakeCorpora.WordsZip));
        _data.Write("words.zip.part", old.AsSpan(0, 70_000));
        (int exitCode, string output, _) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(0, exitCode);
        Assert.Contains("words: what had arrived before does not belong to what came now (its sha256 is ", output);
        Assert.Contains("\r\nRange: bytes=70000-\r\n", publisher.Requests[0]);
        Assert.DoesNotContain("\r\nRange", publisher.Requests[1]);
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task ACompletePartNeedsNoServer()
    {
        _data.Write("words.zip.part", FakeCorpora.WordsZip);
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(new Uri("http://127.0.0.1:9/words.zip")))).ExitCode);
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task APartBeyondTheEndIsGivenUp()
    {
        _data.Write("words.zip.part", new byte[FakeCorpora.WordsZip.Length + 5]);
        await using var publisher = new FakePublisher(
            FakePublisher.Status("416 Range Not Satisfiable", $"Content-Range: bytes */{FakeCorpora.WordsZip.Length}\r\n"), FakePublisher.Right(FakeCorpora.WordsZip));
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")))).ExitCode);
        Assert.Equal(2, publisher.Requests.Count);
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task AStalledServerIsLeftAfterAWhileAndWhatItSentIsKept()
    {
        _data.Settings = _data.Settings with { Stall = TimeSpan.FromMilliseconds(300) };
        await using var publisher = new FakePublisher(FakePublisher.Stalling(FakeCorpora.WordsZip, 50_000));
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal((1, "words: 127.0.0.1 has sent nothing for 0 seconds; try again later; what has arrived is kept\n"), (exitCode, error));
        Assert.Equal(["words.zip.part", "words.zip.part.json"], _data.Files);
    }

    [Fact]
    public async Task AServerThatNeverAnswersIsLeftToo()
    {
        _data.Settings = _data.Settings with { Stall = TimeSpan.FromMilliseconds(300), Pauses = [] };
        await using var publisher = new FakePublisher(exchange => exchange.UntilHungUpAsync());
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(1, exitCode);
        Assert.Contains("has sent nothing", error);
        Assert.Empty(_data.Files);
    }

    [Theory]
    [InlineData("404 Not Found", "127.0.0.1 has no file /words.zip (404 Not Found); look for its new address at https://example.org/words and give it with --from")]
    [InlineData("403 Forbidden", "127.0.0.1 refuses the download (403 Forbidden); download ADDRESS with a browser and run 'dotnet run -c Release --project lib/Workbook.Cli -- data get words --from FILE'")]
    [InlineData("407 Proxy", "the proxy wants to know who you are (407 Proxy); put name and password into HTTPS_PROXY (http://NAME:PASSWORD@HOST:PORT), or download ADDRESS with a browser")]
    [InlineData("418 Teapot", "127.0.0.1 answers (418 Teapot); download ADDRESS with a browser")]
    [InlineData("302 Found", "127.0.0.1 redirects (302) without saying where; try again later")]
    public async Task ARefusalSaysWhatToDoAndIsNotRepeated(string status, string message)
    {
        await using var publisher = new FakePublisher(FakePublisher.Status(status));
        Uri address = publisher.Address("words.zip");
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(address));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("words: " + message.Replace("ADDRESS", address.ToString(), StringComparison.Ordinal), error, StringComparison.Ordinal);
        Assert.Single(publisher.Requests);
        Assert.Empty(_data.Files);
    }

    [Fact]
    public async Task ABusyServerIsAskedAgainAfterTheTimeItNames()
    {
        await using var publisher = new FakePublisher(FakePublisher.Status("503 Busy", "Retry-After: 0\r\n"), FakePublisher.Right(FakeCorpora.WordsZip));
        (int exitCode, string output, _) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(0, exitCode);
        Assert.Contains("words.zip: 127.0.0.1 does not answer as it should (503 Busy); next try in 0 s\n", output);
    }

    [Fact]
    public async Task AServerThatAsksForALongWaitIsLeft()
    {
        await using var publisher = new FakePublisher(FakePublisher.Status("503 Busy", "Retry-After: 3600\r\n"));
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal((1, "words: 127.0.0.1 does not answer as it should (503 Busy) and asks to wait 60 minutes; try again then; what has arrived is kept\n"), (exitCode, error));
        Assert.Single(publisher.Requests);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8")]
    [InlineData("application/zip")]
    public async Task AWebPageInPlaceOfTheArchiveIsRefusedAndSpoilsNothing(string type)
    {
        byte[] begun = FakeCorpora.WordsZip[..70_000];
        _data.Write("words.zip.part", begun);
        await using var publisher = new FakePublisher(async exchange =>
        {
            await exchange.HeadAsync("200 OK", $"Content-Type: {type}\r\n");
            await exchange.BodyAsync(FakeCorpora.Page);
        });
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("words: 127.0.0.1 sends a web page instead of words.zip; perhaps your network wants you to log in, or the file has moved", error, StringComparison.Ordinal);
        Assert.Equal(begun, File.ReadAllBytes(_data["words.zip.part"]));
    }

    [Fact]
    public async Task SomethingElseThanAnArchiveIsRefused()
    {
        await using var publisher = new FakePublisher(FakePublisher.Right(new byte[FakeCorpora.WordsZip.Length]));
        (_, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.StartsWith("words: 127.0.0.1 sends no zip archive instead of words.zip;", error, StringComparison.Ordinal);
        Assert.Empty(_data.Files);
    }

    [Fact]
    public async Task AnotherSizeThanThePublishedIsRefusedBeforeItComes()
    {
        await using var publisher = new FakePublisher(FakePublisher.Right([.. FakeCorpora.WordsZip, 0]));
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(1, exitCode);
        Assert.Matches(@"^words: 127\.0\.0\.1 announces 200,[0-9]{3} bytes instead of 200,[0-9]{3}; this is another file, or the publisher has changed it: see https://example.org/words\n$", error);
        Assert.Empty(_data.Files);
    }

    [Fact]
    public async Task MoreThanThePublishedSizeIsNotTaken()
    {
        await using var publisher = new FakePublisher(Unannounced([.. FakeCorpora.WordsZip, .. new byte[300_000]]));
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("words: 127.0.0.1 sends more than 200,", error, StringComparison.Ordinal);
        Assert.Empty(_data.Files);
    }

    [Fact]
    public async Task AnEndThatComesTooEarlyIsNoEnd()
    {
        await using var publisher = new FakePublisher(Unannounced(FakeCorpora.WordsZip[..80_000]), FakePublisher.Right(FakeCorpora.WordsZip));
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")))).ExitCode);
        Assert.Equal(2, publisher.Requests.Count);
    }

    [Fact]
    public async Task OtherBytesOfTheSameSizeAreRefusedAndNotKept()
    {
        byte[] other = [.. FakeCorpora.WordsZip];
        other[^1000] ^= 1;
        await using var publisher = new FakePublisher(FakePublisher.Right(other));
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(1, exitCode);
        Assert.Matches("^words: what 127.0.0.1 sent is not the published file: its sha256 is [0-9a-f]{64} instead of [0-9a-f]{64}; try again; if it stays so, see https://example.org/words\n$", error);
        Assert.Empty(_data.Files);
    }

    [Fact]
    public async Task RedirectsAreFollowedAndTheRangeGoesAlong()
    {
        await using var target = new FakePublisher(FakePublisher.Breaking(FakeCorpora.WordsZip, 70_000), FakePublisher.Right(FakeCorpora.WordsZip));
        await using var publisher = new FakePublisher(FakePublisher.Status("302 Found", $"Location: {target.Address("elsewhere/words.zip")}\r\n"));
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")))).ExitCode);
        Assert.Contains("\r\nRange: bytes=70000-\r\n", target.Requests[1]);
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task ARedirectWithoutEncryptionIsRefused()
    {
        _data.Settings = _data.Settings with { Handler = () => new Answering(_ => Redirect("http://mirror.example/words.zip")) };
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(new Uri("https://example.org/words.zip")));
        Assert.Equal((1, "words: example.org redirects to http://mirror.example/words.zip, which is not encrypted; if you trust that address, give it with --from\n"), (exitCode, error));
    }

    [Fact]
    public async Task RedirectsWithoutEndAreLeft()
    {
        _data.Settings = _data.Settings with { Handler = () => new Answering(request => Redirect(request.RequestUri + "x")) };
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(new Uri("https://example.org/words.zip")));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("words: example.org redirects again and again;", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    public async Task WithoutANetworkTheHostIsNamedAndWhatToDo(HttpRequestError kind)
    {
        int asked = 0;
        _data.Settings = _data.Settings with
        {
            Handler = () => new Answering(_ => ++asked > 0 ? throw new HttpRequestException(kind, "Name or service not known") : null!),
        };
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(new Uri("https://example.org/words.zip")));
        Assert.Equal((1, 1), (exitCode, asked));
        Assert.Equal(
            "words: example.org cannot be reached: Name or service not known; check the connection (a proxy is taken from HTTPS_PROXY), or download https://example.org/words.zip with a browser "
            + "and run 'dotnet run -c Release --project lib/Workbook.Cli -- data get words --from FILE', or name a mirror in WORKBOOK_DATA_MIRROR\n", error);
        Assert.Empty(_data.Files);
    }

    [Fact]
    public async Task ACertificateThatIsNotTrustedIsNamed()
    {
        _data.Settings = _data.Settings with
        {
            Handler = () => new Answering(_ => throw new HttpRequestException("SSL", new System.Security.Authentication.AuthenticationException("The certificate has expired"))),
        };
        (_, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(new Uri("https://example.org/words.zip")));
        Assert.StartsWith("words: no trusted connection to example.org: The certificate has expired; check the date of this machine", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADiskWithoutRoomIsToldBeforeTheDownload()
    {
        await using var publisher = new FakePublisher(FakePublisher.Right(FakeCorpora.WordsZip));
        _data.Settings = _data.Settings with { FreeSpace = _ => 300_000 };
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(1, exitCode);
        Assert.Matches(@"^words: words needs 400\.[0-9] kB more in .*downloads, and 300\.0 kB are free; make room for 100\.[0-9] kB and run the command again\n$", error);
        Assert.Empty(publisher.Requests);
        (exitCode, _, error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip"), renewed: true));
        Assert.Equal((1, 1), (exitCode, publisher.Requests.Count));
        Assert.Contains("words needs 400.", error);
    }

    [Fact]
    public async Task InterruptedItKeepsWhatArrived()
    {
        await using var publisher = new FakePublisher(FakePublisher.Stalling(FakeCorpora.WordsZip, 60_000), FakePublisher.Right(FakeCorpora.WordsZip));
        PublishedCorpus corpus = FakeCorpora.Zipped(publisher.Address("words.zip"));
        using var interrupt = new CancellationTokenSource();
        Task<(int ExitCode, string Output, string Error)> run = _data.GetAsync(corpus, interrupt.Token);
        while (PartFile.LengthFor(_data["words.zip"]) < 60_000)
        {
            await Task.Delay(5);
        }

        await interrupt.CancelAsync();
        (int exitCode, _, string error) = await run;
        Assert.Equal(2, exitCode);
        Assert.Equal("words: interrupted; 60.0 kB are kept in data/downloads/words.zip.part, and the same command continues there\ninterrupted\n", error);
        Assert.Equal(0, (await _data.GetAsync(corpus)).ExitCode);
        Assert.Contains("\r\nRange: bytes=60000-\r\n", publisher.Requests[1]);
    }

    [Fact]
    public async Task InterruptedWhileItUnpacksItKeepsTheArchive()
    {
        await using var publisher = new FakePublisher(FakePublisher.Right(FakeCorpora.WordsZip));
        PublishedCorpus corpus = FakeCorpora.Zipped(publisher.Address("words.zip"));
        using var interrupt = new CancellationTokenSource();

        // Room is asked for when the folder is known, when the size is, and before the unpacking.
        int asked = 0;
        _data.Settings = _data.Settings with { FreeSpace = _ => ++asked == 3 ? Interrupted(interrupt) : long.MaxValue };
        (int exitCode, _, string error) = await _data.GetAsync(corpus, interrupt.Token);
        Assert.Equal((2, "words: interrupted; data/downloads/words.zip is complete and kept, and the same command unpacks it\ninterrupted\n"), (exitCode, error));
        Assert.Equal(["words.zip"], _data.Files);
        Assert.False(Directory.Exists(_data[".unpacking-words"]));
        Assert.Equal(0, (await _data.GetAsync(corpus)).ExitCode);
        Assert.Equal(["words/words.txt"], _data.Files);
        Assert.Single(publisher.Requests);
    }

    [Fact]
    public async Task TwoAtOnceDoNotWriteToTheSameFile()
    {
        await using var publisher = new FakePublisher(FakePublisher.Right(FakeCorpora.WordsZip));
        Directory.CreateDirectory(_data[""]);
        using var other = new PartFile(_data["words.zip"]);
        other.Append("PK"u8);
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(publisher.Address("words.zip")));
        Assert.Equal(1, exitCode);
        Assert.EndsWith("; see whether the folder is yours, and whether another 'data get' is at work\n", error, StringComparison.Ordinal);
        Assert.Empty(publisher.Requests);
    }

    [Fact]
    public async Task OneThatFailsDoesNotKeepTheOthersAway()
    {
        await using var publisher = new FakePublisher(FakePublisher.Status("404 Not Found"), FakePublisher.Right(FakeCorpora.WordsZip));
        PublishedCorpus first = FakeCorpora.Zipped(publisher.Address("words.zip")), second = first with { Name = "others" };
        (int exitCode, string output, string error) = await _data.Course.RunAsync(
            ["data", "get", "words", "others"], CancellationToken.None, new Shelf { Corpora = [first, second], Settings = _data.Settings });
        Assert.Equal(1, exitCode);
        Assert.StartsWith("words: 127.0.0.1 has no file", error, StringComparison.Ordinal);
        Assert.EndsWith("\nothers: ready in data/downloads/words/words.txt\n1 here, 1 failed\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no corpus 'word' to fetch; there are: words", "data", "get", "word")]
    [InlineData("--from is one file; name one corpus with it", "data", "get", "words", "words", "--from", "x.zip")]
    public async Task ACallThatMakesNoSenseIsRefused(string message, params string[] arguments)
    {
        (int exitCode, _, string error) = await _data.RunAsync(FakeCorpora.Zipped(new Uri("http://127.0.0.1:9/words.zip")), CancellationToken.None, arguments);
        Assert.Equal(2, exitCode);
        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMirrorIsAskedInsteadOfThePublisher()
    {
        await using var mirror = new FakePublisher(FakePublisher.Right(FakeCorpora.WordsZip));
        _data.Settings = _data.Settings with { Mirror = mirror.Address("data/").ToString() };
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(new Uri("https://example.org/archive/1.zip")))).ExitCode);
        Assert.StartsWith("GET /data/words.zip ", mirror.Requests[0], StringComparison.Ordinal);
        _data.Settings = _data.Settings with { Mirror = "/srv/mirror" };
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(new Uri("https://example.org/archive/1.zip")), "--again");
        Assert.Equal((1, "words: WORKBOOK_DATA_MIRROR is '/srv/mirror', which is no address; make it begin with https:// or http://, or unset it\n"), (exitCode, error));
    }

    [Fact]
    public async Task AnAddressOfACopyIsTakenAsGiven()
    {
        await using var copy = new FakePublisher(FakePublisher.Right(FakeCorpora.WordsZip));
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(new Uri("https://example.org/words.zip")), "--from", copy.Address("my/copy").ToString())).ExitCode);
        Assert.StartsWith("GET /my/copy ", copy.Requests[0], StringComparison.Ordinal);
    }

    private static long Interrupted(CancellationTokenSource interrupt)
    {
        interrupt.Cancel();
        return long.MaxValue;
    }

    // The length is not announced; the end of the connection is the end.
    private static Func<Exchange, Task> Unannounced(byte[] content) => async exchange =>
    {
        await exchange.HeadAsync("200 OK", "ETag: \"v1\"\r\n");
        await exchange.BodyAsync(content);
    };

    private static HttpResponseMessage Redirect(string address) => new(HttpStatusCode.Found) { Headers = { Location = new Uri(address) } };

    private sealed class Answering(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer(request));
    }
}
