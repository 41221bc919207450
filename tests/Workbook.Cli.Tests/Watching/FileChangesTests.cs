using Workbook.Cli.Watching;

namespace Workbook.Cli.Tests.Watching;

/// <summary>However an editor saves, and however often, one save is reported once, and when the file is whole.</summary>
public class FileChangesTests
{
    private readonly FakeClock _clock = new();
    private readonly Dictionary<string, FileStamp?> _disk = new() { ["a"] = Stamp(1), ["b"] = Stamp(1) };
    private readonly FileChanges _changes;

    public FileChangesTests()
    {
        _changes = new FileChanges(_clock, path => _disk.GetValueOrDefault(path));
        Assert.Empty(Look(0));
    }

    [Fact]
    public void NothingIsReportedOfFilesThatStayAsTheyAre()
    {
        Assert.Empty(Look(50));
        Assert.Empty(Look(5000));
    }

    [Fact]
    public void ASaveIsReportedOnceWhenTheFileIsStill()
    {
        _disk["a"] = Stamp(2);
        Assert.Empty(Look(50));
        Assert.Empty(Look(50));
        Assert.Equal(["a"], Look(60));
        Assert.Empty(Look(500));
    }

    [Fact]
    public void SeveralWritesInQuickSuccessionAreOneSave()
    {
        for (int version = 2; version < 8; version++)
        {
            _disk["a"] = Stamp(version);
            Assert.Empty(Look(60));
        }

        Assert.Equal(["a"], Look(110));
        Assert.Empty(Look(110));
    }

    [Fact]
    public void AFileThatIsAwayForAMomentIsNotGone()
    {
        _disk["a"] = null;
        Assert.Empty(Look(50));
        Assert.Empty(Look(500));
        _disk["a"] = Stamp(3);
        Assert.Empty(Look(50));
        Assert.Equal(["a"], Look(110));
    }

    [Fact]
    public void AFileThatIsAwayAndBackAsItWasIsNoNews()
    {
        _disk["a"] = null;
        Look(50);
        _disk["a"] = Stamp(1);
        Assert.Empty(Look(50));
        Assert.Empty(Look(5000));
    }

    [Fact]
    public void AFileThatStaysAwayIsReportedAndSoIsItsReturn()
    {
        _disk["a"] = null;
        Assert.Empty(Look(50));
        Assert.Equal(["a"], Look(1000));
        Assert.Empty(Look(1000));
        _disk["a"] = Stamp(1);
        Assert.Empty(Look(50));
        Assert.Equal(["a"], Look(110));
    }

    [Fact]
    public void WhatIsAcceptedIsNoNewsButTheNextSaveIs()
    {
        _disk["a"] = Stamp(2);
        _changes.Accept("a");
        Assert.Empty(Look(500));
        _disk["a"] = Stamp(3);
        Look(50);
        Assert.Equal(["a"], Look(110));
    }

    [Fact]
    public void FilesDoNotWaitForEachOther()
    {
        _disk["a"] = Stamp(2);
        Look(50);
        _disk["b"] = Stamp(2);
        Look(60);
        Assert.Equal(["a"], Look(50));
        Assert.Equal(["b"], Look(60));
    }

    private static FileStamp Stamp(int version) => new(100, new DateTime(2026, 1, 1, 0, 0, version, DateTimeKind.Utc));

    private IReadOnlyList<string> Look(int afterMilliseconds)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(afterMilliseconds));
        return _changes.Look(["a", "b"]);
    }
}
