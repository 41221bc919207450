using System.Formats.Tar;
using Workbook.Cli.Corpora;
using Workbook.Cli.Downloads;

namespace Workbook.Cli.Tests.Downloads;

/// <summary>Fetched archives, and files at hand: good ones, damaged ones, and ones that mean harm.</summary>
public sealed class UnpackingTests : IDisposable
{
    private static readonly Uri s_nowhere = new("http://127.0.0.1:9/words.zip");
    private readonly DataFolderOfTest _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task AFileAtHandIsCheckedUnpackedAndLeftWhereItIs()
    {
        string file = Beside("my.zip", FakeCorpora.WordsZip);
        (int exitCode, string output, _) = await _data.GetAsync(FakeCorpora.Zipped(s_nowhere), "--from", file);
        Assert.Equal(0, exitCode);
        Assert.Contains("Cite the paper.", output);
        Assert.True(File.Exists(file));
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task AFileAtHandThatIsNotThePublishedOneIsRefused()
    {
        string file = Beside("my.zip", FakeCorpora.WordsZip.AsSpan(1));
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(s_nowhere), "--from", file);
        Assert.Equal(1, exitCode);
        Assert.Matches(@"my\.zip is not the published words\.zip: it has 200,[0-9]{3} bytes instead of 200,[0-9]{3}; give another file, or leave --from out to download http://127\.0\.0\.1:9/words\.zip", error);
        (exitCode, _, error) = await _data.GetAsync(FakeCorpora.Zipped(s_nowhere), "--from", "no-such.zip");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("words: no-such.zip: there is no such file; give another file", error, StringComparison.Ordinal);
        Assert.Empty(_data.Files);
    }

    [Fact]
    public async Task AnArchiveInTheFolderIsTaken()
    {
        _data.Write("words.zip", FakeCorpora.WordsZip);
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(s_nowhere))).ExitCode);
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Fact]
    public async Task AnArchiveInTheFolderThatIsNotThePublishedOneIsNamedAndLeft()
    {
        _data.Write("words.zip", "PK something else"u8);
        (int exitCode, _, string error) = await _data.GetAsync(FakeCorpora.Zipped(s_nowhere));
        Assert.Equal(1, exitCode);
        Assert.StartsWith("words: data/downloads/words.zip is not the published words.zip: it has 17 bytes", error, StringComparison.Ordinal);
        Assert.EndsWith("; remove it, or use --again to download it anew\n", error, StringComparison.Ordinal);
        Assert.Equal(["words.zip"], _data.Files);
    }

    [Fact]
    public async Task WhatElseIsInTheFolderStays()
    {
        _data.Write("words/mine.txt", "mine"u8);
        _data.Write("words/words.txt", "half"u8);
        _data.Write("words.zip", FakeCorpora.WordsZip);
        Assert.Equal(0, (await _data.GetAsync(FakeCorpora.Zipped(s_nowhere))).ExitCode);
        Assert.Equal(["words/mine.txt", "words/words.txt"], _data.Files);
        Assert.Equal(FakeCorpora.Words, File.ReadAllBytes(_data["words/words.txt"]));
    }

    [Fact]
    public async Task ATarArchiveIsUnpacked()
    {
        byte[] archive = FakeCorpora.TarGzip(new UstarTarEntry(TarEntryType.Directory, "./words/"), FakeCorpora.TarFile("./words/words.txt", FakeCorpora.Words));
        Assert.Equal(0, (await TakeAsync(FakeCorpora.Tarred(s_nowhere, archive), archive)).ExitCode);
        Assert.Equal(["words/words.txt"], _data.Files);
    }

    [Theory]
    [InlineData("../words.txt")]
    [InlineData("a/../../words.txt")]
    [InlineData("/tmp/words.txt")]
    [InlineData(@"..\words.txt")]
    [InlineData(@"C:\words.txt")]
    public async Task AnEntryThatLeadsOutOfTheFolderIsRefused(string name)
    {
        byte[] zip = FakeCorpora.Zip((name, FakeCorpora.Words)), tar = FakeCorpora.TarGzip(FakeCorpora.TarFile(name, FakeCorpora.Words));
        await RefusesAsync(FakeCorpora.Zipped(s_nowhere, zip), zip, $"the entry '{name}' leads out of the folder that it is unpacked into");
        await RefusesAsync(FakeCorpora.Tarred(s_nowhere, tar), tar, $"the entry '{name}' leads out of the folder that it is unpacked into");
        Assert.False(File.Exists(_data["../words.txt"]));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    public async Task ALinkIsRefused(TarEntryType type)
    {
        byte[] archive = FakeCorpora.TarGzip(new UstarTarEntry(type, "words/words.txt") { LinkName = "/etc/passwd" });
        await RefusesAsync(FakeCorpora.Tarred(s_nowhere, archive), archive, $"the entry 'words/words.txt' is no file but a {type}");
    }

    [Fact]
    public async Task AnArchiveThatSwellsIsRefused()
    {
        byte[] archive = FakeCorpora.Zip(("words.txt", new byte[3_000_000]));
        await RefusesAsync(FakeCorpora.Zipped(s_nowhere, archive), archive, "it holds more than four times what is known of words");
    }

    [Theory]
    [InlineData(0.999)]
    [InlineData(0.5)]
    [InlineData(0.01)]
    public async Task ATruncatedArchiveIsDamagedAlsoWithoutAChecksum(double share)
    {
        byte[] zip = FakeCorpora.WordsZip[..(int)(share * FakeCorpora.WordsZip.Length)];
        await RefusesAsync(FakeCorpora.Zipped(s_nowhere, renewed: true), zip, "");
        byte[] tar = FakeCorpora.TarGzip(FakeCorpora.TarFile("words.txt", FakeCorpora.Words));
        await RefusesAsync(FakeCorpora.Tarred(s_nowhere, tar) with { Bytes = null, Sha256 = null }, tar.AsSpan(0, (int)(share * FakeCorpora.Words.Length)).ToArray(), "");
    }

    [Fact]
    public async Task AnArchiveWithoutTheCorpusIsNotTheRightOne()
    {
        byte[] archive = FakeCorpora.Zip(("other.txt", FakeCorpora.Words));
        await RefusesAsync(FakeCorpora.Zipped(s_nowhere, archive), archive, "words/words.txt is not there");
    }

    [Fact]
    public void AFullDiskIsToldFromOtherErrors()
    {
        Assert.True(DiskSpace.IsFull(new IOException("No space left on device", 28)));
        Assert.True(DiskSpace.IsFull(new IOException("There is not enough space on the disk.", unchecked((int)0x80070070))));
        Assert.False(DiskSpace.IsFull(new IOException("Permission denied", 13)));
    }

    private async Task RefusesAsync(PublishedCorpus corpus, byte[] archive, string problem)
    {
        (int exitCode, _, string error) = await TakeAsync(corpus, archive);
        Assert.Equal(1, exitCode);
        Assert.Contains("is damaged or has changed: " + problem, error);
        Assert.Empty(_data.Files);
    }

    private Task<(int ExitCode, string Output, string Error)> TakeAsync(PublishedCorpus corpus, byte[] archive) =>
        _data.GetAsync(corpus, "--from", Beside(corpus.FileName, archive));

    private string Beside(string name, ReadOnlySpan<byte> content)
    {
        string path = _data.Course[name];
        File.WriteAllBytes(path, content);
        return path;
    }
}
