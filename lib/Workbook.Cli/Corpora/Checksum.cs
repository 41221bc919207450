using System.Security.Cryptography;

namespace Workbook.Cli.Corpora;

/// <summary>SHA-256 of files.</summary>
internal static class Checksum
{
    /// <summary>In small hexadecimal digits.</summary>
    public static string Of(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
