using Workbook.Notebooks.Outputs;

// In System, so that x.Display() works in every cell without a using, as in .NET Interactive.
namespace System;

/// <summary>The portable way to show a value in the middle of a cell.</summary>
public static class DisplayExtensions
{
    /// <summary>Shows a value now, in order with other output.</summary>
    /// <param name="value">Any value; null shows as <c>&lt;null&gt;</c>.</param>
    /// <returns>An object whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue Display(this object? value) => NotebookMembers.Display(value);
}
