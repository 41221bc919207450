using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>Bundled data is found from where the library is, not from the current directory.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("workbook-data-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>The library under test stands deep below the repository and finds the repository's data.</summary>
    [Fact]
    public void Library_finds_the_repository() => Assert.True(File.Exists(DataFolder.PathOf("names-in-sentences", "train.txt")));

    /// <summary>From lib/bin/stack-hash/ the way leads up to the folder that holds data/.</summary>
    [Fact]
    public void Published_library_finds_data_beside_lib()
    {
        string data = Directory.CreateDirectory(Path.Combine(root, "data", "corpus")).FullName;
        File.WriteAllText(Path.Combine(root, "data", "README.md"), "");
        File.WriteAllText(Path.Combine(data, "text.txt"), "");
        string library = Directory.CreateDirectory(Path.Combine(root, "lib", "bin", "embedded-0123456789ab")).FullName;
        Directory.CreateDirectory(Path.Combine(root, "lib", "data"));
        Assert.Equal(Path.Combine(data, "text.txt"), DataFolder.PathBelow(library, ["corpus", "text.txt"]));
    }

    /// <summary>A missing file is named, with the command that restores it.</summary>
    [Fact]
    public void Missing_file_says_how_to_restore_it()
    {
        var error = Assert.Throws<FileNotFoundException>(() => DataFolder.PathOf("names-in-sentences", "absent.txt"));
        Assert.Contains(Path.Combine("names-in-sentences", "absent.txt"), error.Message, StringComparison.Ordinal);
        Assert.Contains("git restore data/names-in-sentences/absent.txt", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A library outside any repository says where it looked and what to do.</summary>
    [Fact]
    public void No_data_folder_says_what_to_do()
    {
        var error = Assert.Throws<DirectoryNotFoundException>(() => DataFolder.PathBelow(root, ["text.txt"]));
        Assert.Contains(root, error.Message, StringComparison.Ordinal);
        Assert.Contains("build the solution inside the repository", error.Message, StringComparison.Ordinal);
    }

    /// <summary>What a learner may have downloaded is found where it is, and its absence is no error.</summary>
    [Fact]
    public void Downloads_may_be_absent()
    {
        string data = Directory.CreateDirectory(Path.Combine(root, "data", "downloads")).FullName;
        File.WriteAllText(Path.Combine(root, "data", "README.md"), "");
        Assert.Null(DataFolder.DownloadedBelow(root, ["downloads", "vectors.txt"]));
        File.WriteAllText(Path.Combine(data, "vectors.txt"), "");
        Assert.Equal(Path.Combine(data, "vectors.txt"), DataFolder.DownloadedBelow(root, ["downloads", "vectors.txt"]));
    }
}
