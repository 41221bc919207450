using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>data/README.md against the files that it describes.</summary>
public sealed partial class DataDescriptionTests
{
    private static readonly string Folder = Path.GetDirectoryName(DataFolder.PathOf("README.md"))!;

    /// <summary>The checksum in the row of a file is that of the file, and a number in the column before it is its size in bytes.</summary>
    [Fact]
    public void Checksums_are_true() =>
        Assert.All(Rows(), row =>
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, row.Groups["path"].Value));
            Assert.Equal(row.Groups["sha"].Value, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Contains($" {bytes.Length} ", row.Value, StringComparison.Ordinal);
        });

    /// <summary>In these folders every file has a row.</summary>
    [Theory]
    [InlineData("course-code")]
    [InlineData("names")]
    [InlineData("names-in-sentences")]
    [InlineData("portmanteaus")]
    [InlineData("shakespeare")]
    [InlineData("small-world")]
    public void Every_file_is_described(string folder)
    {
        var present = Directory.EnumerateFiles(Path.Combine(Folder, folder), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'));
        Assert.Equal(present.Order(StringComparer.Ordinal), Rows().Select(row => row.Groups["path"].Value).Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Match> Rows() => File.ReadLines(Path.Combine(Folder, "README.md")).Select(line => Row().Match(line)).Where(match => match.Success);

    [GeneratedRegex(@"^\| `(?<path>[^`]+/[^`]+)` \|.*\| `(?<sha>[0-9a-f]{64})` \|$")]
    private static partial Regex Row();
}
