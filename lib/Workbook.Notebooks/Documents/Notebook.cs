using System.Text.Json.Nodes;

namespace Workbook.Notebooks.Documents;

/// <summary>A notebook document: cells and metadata, without outputs.</summary>
public sealed class Notebook
{
    /// <summary>Makes a notebook in memory.</summary>
    /// <param name="cells">The cells in order.</param>
    /// <param name="metadata">The object after <c>#!meta</c>; null for none.</param>
    /// <param name="path">The file it belongs to; null for none.</param>
    public Notebook(IReadOnlyList<Cell> cells, JsonObject? metadata = null, string? path = null)
    {
        Cells = cells;
        Metadata = metadata;
        Path = path;
    }

    /// <summary>The file this notebook was read from, as it was given; null for text that has none.</summary>
    public string? Path { get; }

    /// <summary>The cells in the order of the file.</summary>
    public IReadOnlyList<Cell> Cells { get; }

    /// <summary>The JSON object after <c>#!meta</c> with all its members, also those nobody here knows; null if there is none.</summary>
    public JsonObject? Metadata { get; }

    /// <summary>The name for messages: the path, or "notebook" for text that has none.</summary>
    public string DisplayName => Path ?? "notebook";

    /// <summary>
    /// Reads a file by its extension: .dib; .ipynb; and .cs, .csx, .fs, .fsx, .ps1, .html, .http, .js, .md as one cell.
    /// </summary>
    /// <exception cref="NotebookFormatException">The file is missing, unreadable, or not in the format of its extension.</exception>
    public static Notebook Load(string path)
    {
        string extension = System.IO.Path.GetExtension(path).ToLowerInvariant();
        if (extension is not (".dib" or ".ipynb") && SourceFile.KernelOf(extension) is null)
        {
            throw new NotebookFormatException(path, 0, $"the extension '{extension}' is not one of a notebook",
                "use .dib, .ipynb, .csx, .cs, .fsx, .fs, .ps1, .html, .http, .js or .md");
        }

        string text = SourceFile.ReadText(path);
        return extension switch
        {
            ".dib" => Parse(text, path),
            ".ipynb" => IpynbReader.Read(text, path),
            _ => SourceFile.AsNotebook(text, path, SourceFile.KernelOf(extension)!),
        };
    }

    /// <summary>Reads the text of a .dib file.</summary>
    /// <param name="text">The whole text; a byte order mark at its start is skipped.</param>
    /// <param name="path">The file it comes from, for messages.</param>
    /// <exception cref="NotebookFormatException">The metadata after <c>#!meta</c> is not what a reader can use.</exception>
    public static Notebook Parse(string text, string? path = null) => DibReader.Read(text, path);

    /// <summary>The text of this notebook as a .dib file, byte for byte as VS Code writes it.</summary>
    /// <exception cref="NotebookFormatException">A cell cannot be written so that it is read back as it is.</exception>
    public string ToDib() => DibWriter.Write(this);

    /// <summary>Writes the .dib file; a crash in the middle leaves the old file as it was.</summary>
    /// <exception cref="NotebookFormatException">A cell cannot be written so that it is read back as it is.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path) => SourceFile.WriteText(path, ToDib());
}
