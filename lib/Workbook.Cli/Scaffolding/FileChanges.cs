using Workbook.Cli.Courses;

namespace Workbook.Cli.Scaffolding;

/// <summary>Files to write, all of them or none.</summary>
internal sealed class FileChanges
{
    private readonly List<(string Path, string Text)> _files = [];

    /// <summary>The files as messages show them.</summary>
    public IEnumerable<string> Names => _files.Select(file => DisplayPath.Of(file.Path));

    /// <summary>A file that must not be there yet.</summary>
    /// <exception cref="CannotRunException">It is there.</exception>
    public void Create(string path, string text)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw new CannotRunException($"{DisplayPath.Of(path)}: there is something of this name already", "choose another name");
        }

        _files.Add((path, text));
    }

    /// <summary>A file that gets another text.</summary>
    public void Change(string path, string text) => _files.Add((path, text));

    /// <summary>Writes all files; if one of them cannot be written, those before it are put back.</summary>
    /// <exception cref="CannotRunException">A file could not be written; nothing has changed.</exception>
    public void Write()
    {
        var undo = new Stack<Action>();
        foreach ((string path, string text) in _files)
        {
            try
            {
                undo.Push(Undo(path));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                while (undo.TryPop(out Action? step))
                {
                    step();
                }

                throw new CannotRunException($"{DisplayPath.Of(path)}: the file cannot be written ({e.Message}); nothing has been changed", "mend its permissions and try again");
            }
        }
    }

    private static Action Undo(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        bool newFolder = !Directory.Exists(folder);
        byte[]? before = File.Exists(path) ? File.ReadAllBytes(path) : null;
        return () =>
        {
            if (before is null && File.Exists(path))
            {
                File.Delete(path);
            }
            else if (before is not null && !File.ReadAllBytes(path).AsSpan().SequenceEqual(before))
            {
                File.WriteAllBytes(path, before);
            }

            if (newFolder && Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }
        };
    }
}
