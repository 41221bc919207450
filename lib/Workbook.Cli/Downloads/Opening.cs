using System.Text;
using Workbook.Cli.Corpora;

namespace Workbook.Cli.Downloads;

/// <summary>Whether what a server sends begins like the file that was asked for: a web page in its place is noticed before anything is written.</summary>
internal static class Opening
{
    /// <summary>How many bytes are looked at.</summary>
    public const int Length = 64;

    /// <summary>What is wrong; null if nothing is.</summary>
    /// <param name="bytes">The first bytes, fewer than <see cref="Length"/> only if the file is shorter.</param>
    /// <param name="packing">How the file should be packed.</param>
    public static string? Problem(ReadOnlySpan<byte> bytes, Packing packing)
    {
        string text = Encoding.Latin1.GetString(bytes).TrimStart('\uFEFF', ' ', '\r', '\n', '\t', '\u00EF', '\u00BB', '\u00BF');
        return LooksLikePage(text) ? "a web page"
            : packing == Packing.Zip && !bytes.StartsWith("PK\x03\x04"u8) ? "no zip archive"
            : packing == Packing.TarGzip && !bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) ? "no gzip archive"
            : bytes.IsEmpty ? "an empty file"
            : null;
    }

    private static bool LooksLikePage(string text) =>
        text.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
}
