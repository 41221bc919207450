using System.Security.Cryptography;
using System.Text;

namespace Workbook.Training;

/// <summary>A file with a mark, the checksum of its content, and the content; written whole or not at all.</summary>
internal static class CheckpointFile
{
    private static readonly byte[] Mark = "workbook checkpoint 1\n"u8.ToArray();

    /// <summary>Writes beside the file first and then replaces it, so that an interruption leaves the old one.</summary>
    public static void Write(string path, Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true)) write(writer);
        byte[] bytes = content.ToArray();
        string draft = $"{path}.{Guid.NewGuid():N}.draft";
        try
        {
            File.WriteAllBytes(draft, [.. Mark, .. SHA256.HashData(bytes), .. bytes]);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <exception cref="InvalidDataException">The file is no checkpoint or a damaged one.</exception>
    public static T Read<T>(string path, Func<BinaryReader, T> read)
    {
        byte[] file = File.ReadAllBytes(path);
        if (!file.AsSpan().StartsWith(Mark)) throw new InvalidDataException($"{path} is no checkpoint of a training; pass a file that Trainer.Save or a plan's Checkpoint wrote.");
        var rest = file.AsSpan(Mark.Length);
        if (rest.Length < SHA256.HashSizeInBytes || !SHA256.HashData(rest[SHA256.HashSizeInBytes..]).AsSpan().SequenceEqual(rest[..SHA256.HashSizeInBytes]))
            throw new InvalidDataException($"{path} is damaged: its checksum does not fit its {file.Length} bytes. Take an earlier checkpoint or train anew.");
        using var reader = new BinaryReader(new MemoryStream(file, Mark.Length + SHA256.HashSizeInBytes, rest.Length - SHA256.HashSizeInBytes));
        return read(reader);
    }
}
