using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Outputs;

/// <summary>What cells can call without a prefix, as in .NET Interactive.</summary>
public static class NotebookMembers
{
    /// <summary>Shows a value now, in order with other output.</summary>
    /// <param name="value">Any value; null shows as <c>&lt;null&gt;</c>.</param>
    /// <returns>An object whose <see cref="DisplayedValue.Update"/> replaces what is shown.</returns>
    public static DisplayedValue display(object? value) => Display(value);

    /// <summary>Text that shows as HTML.</summary>
    public static HtmlText HTML(string html) => new(html);

    internal static DisplayedValue Display(object? value)
    {
        CellOutput output = CellOutput.Current
            ?? throw new InvalidOperationException("There is no running cell to show a value in; show it from a cell.");
        return new DisplayedValue(output.Show(value));
    }

    /// <summary>
    /// Lets libraries show and update values without a reference to this host: <c>AppContext.GetData("workbook.display")</c>
    /// is a <c>Func&lt;object, Action&lt;object&gt;&gt;</c> that shows a value and returns its updater.
    /// </summary>
    /// <remarks>On a thread that belongs to no cell, values are lost as printed text is, for there is nobody to tell.</remarks>
    public static void InstallDisplayHook() => AppContext.SetData(
        "workbook.display",
        (Func<object, Action<object>>)(value => CellOutput.Current is null ? _ => { } : Display(value).Update));
}

/// <summary>Text that shows as HTML.</summary>
/// <param name="Html">The fragment; not escaped.</param>
public sealed record HtmlText(string Html)
{
    /// <summary>The fragment, for <see cref="MimeTypes.Html"/>.</summary>
    public string ToHtml() => Html;

    /// <summary>The fragment as it is.</summary>
    public override string ToString() => Html;
}
