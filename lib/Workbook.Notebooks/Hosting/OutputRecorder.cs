using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>Collects the outputs of one cell or exercise; printed text that follows printed text is joined.</summary>
internal sealed class OutputRecorder
{
    private readonly List<CellDisplay> _displays = [];

    /// <summary>The outputs so far.</summary>
    public IReadOnlyList<CellDisplay> Displays => _displays;

    /// <summary>Adds an output.</summary>
    public void Add(OutputProduced output)
    {
        if (output.Stream is not null && _displays.LastOrDefault() is { } last && last.Stream == output.Stream)
        {
            string text = last.Data[MimeTypes.PlainText] + output.Data[MimeTypes.PlainText];
            _displays[^1] = last with { Data = new Dictionary<string, string> { [MimeTypes.PlainText] = text } };
        }
        else
        {
            _displays.Add(new CellDisplay(output.Data, output.DisplayId, output.Stream));
        }
    }

    /// <summary>Replaces an output; false if there is none with that display id.</summary>
    public bool Update(OutputProduced output)
    {
        int index = _displays.FindIndex(display => display.DisplayId == output.DisplayId);
        if (index >= 0)
        {
            _displays[index] = _displays[index] with { Data = output.Data };
        }

        return index >= 0;
    }
}
