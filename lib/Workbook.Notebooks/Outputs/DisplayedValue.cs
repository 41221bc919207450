using Workbook.Notebooks.Formatting;

namespace Workbook.Notebooks.Outputs;

/// <summary>Something that is shown and can be replaced in place.</summary>
public sealed class DisplayedValue
{
    internal DisplayedValue(string displayId) => DisplayId = displayId;

    /// <summary>The id that the display and its updates share.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in the same place, also from a later cell.</summary>
    public void Update(object? value) =>
        CellOutput.Current?.Show(ValueFormatter.Format(value), DisplayId, update: true);
}
