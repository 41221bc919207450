namespace Workbook.Formatting;

/// <summary>A formatter as notebook hosts expect it by convention: a MIME type and a method that writes a value in it.</summary>
/// <param name="mimeType">For example <c>text/html</c>.</param>
/// <param name="format">Turns a value into its text in that MIME type.</param>
public sealed class MimeFormatter(string mimeType, Func<object, string> format)
{
    /// <summary>The MIME type this formatter writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the value.</summary>
    /// <param name="instance">The value; a formatter is only called with values of the type it was made for.</param>
    /// <param name="writer">Where the text goes.</param>
    /// <returns>True: the value was written.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        writer.Write(format(instance));
        return true;
    }
}
