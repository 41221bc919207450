namespace TorchSharp;

/// <summary>Files that are written whole or not at all, so that a crash or a full disk costs no older file.</summary>
internal static class WholeFiles
{
    /// <summary>Writes beside the file first, and puts the result in its place when it is complete.</summary>
    internal static void Write(string location, Action<Stream> write)
    {
        var unfinished = location + ".unfinished";
        try
        {
            using (var stream = File.Create(unfinished)) write(stream);
            File.Move(unfinished, location, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }
}
