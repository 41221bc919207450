using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>data/README.md against the files that it describes.</summary>
public sealed partial class DataDescriptionTests
{
    private static readonly string Folder = Path.GetDirectoryName(DataFolder.PathOf("README.md"))!;

    /// <summary>Bytes and checksum stand beside the name of each file, and are those of the file.</summary>
    [Fact]
    public void Checksums_are_true() =>
        Assert.All(Rows(), row =>
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(Folder, row.Groups["path"].Value));
            Assert.Equal(row.Groups["sha"].Value, Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(row.Groups["bytes"].Value, bytes.Length.ToString(CultureInfo.InvariantCulture));
        });

    /// <summary>No file lies in data/ that the description leaves out, and none is described twice.</summary>
    [Fact]
    public void Every_file_is_described()
    {
        var present = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Where(file => file != "README.md");
        Assert.Equal(present.Order(StringComparer.Ordinal), Rows().Select(row => row.Groups["path"].Value).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Match> Rows() => File.ReadLines(Path.Combine(Folder, "README.md")).Select(line => Row().Match(line)).Where(match => match.Success);

    [GeneratedRegex(@"^\| `(?<path>[^`]+)` \|.*\| (?<bytes>\d+) \| `(?<sha>[0-9a-f]{64})` \|$")]
    private static partial Regex Row();
}
