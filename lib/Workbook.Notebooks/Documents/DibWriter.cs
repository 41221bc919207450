using System.Text.Json.Nodes;

namespace Workbook.Notebooks.Documents;

/// <summary>Writes .dib text byte for byte as VS Code does: LF, a blank line between all parts, nothing escaped.</summary>
internal static class DibWriter
{
    public static string Write(Notebook notebook)
    {
        JsonObject? metadata = notebook.Metadata ?? (notebook.Cells.Any(LooksLikeMetadata) ? DibMetadata.Minimal() : null);
        KernelTable kernels = DibMetadata.Kernels(metadata, notebook.Path, 0);
        var parts = new List<string>();
        if (metadata is not null)
        {
            parts.AddRange(["#!meta", DibMetadata.ToLine(metadata)]);
        }

        for (int i = 0; i < notebook.Cells.Count; i++)
        {
            AddCell(parts, notebook, i, kernels);
        }

        return string.Join("\n\n", parts) + "\n";
    }

    private static void AddCell(List<string> parts, Notebook notebook, int index, KernelTable kernels)
    {
        Cell cell = notebook.Cells[index];
        string text = cell.Text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim('\n');
        if (text.Length == 0)
        {
            return;
        }

        CheckReadable(notebook, index, cell.Kernel, text, kernels);
        parts.Add("#!" + cell.Kernel);
        parts.Add(text);
    }

    private static void CheckReadable(Notebook notebook, int index, string kernel, string text, KernelTable kernels)
    {
        if (!kernels.Knows(kernel))
        {
            throw new NotebookFormatException(notebook.Path, 0, $"cell {index + 1} has the kernel '{kernel}', which no reader would know",
                $"add {{\"name\":\"{kernel}\"}} to kernelInfo.items in the metadata");
        }

        string? marker = text.Split('\n').FirstOrDefault(line => kernels.KernelOfMarker(line) is not null);
        if (marker is not null)
        {
            throw new NotebookFormatException(notebook.Path, 0, $"the line '{marker}' in cell {index + 1} would start a new cell",
                "indent it by one blank");
        }
    }

    // The first such line of a file is taken as metadata, so a notebook that has one as text needs real metadata before it.
    private static bool LooksLikeMetadata(Cell cell) =>
        cell.Text.Split('\n').Any(line => line.StartsWith("#!meta", StringComparison.Ordinal));
}
