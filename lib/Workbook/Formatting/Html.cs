using System.Globalization;
using System.Net;

namespace Workbook.Formatting;

/// <summary>Escaping and number formats for HTML and SVG, independent of the machine's culture.</summary>
public static class Html
{
    /// <summary>The text with <c>&amp; &lt; &gt; "</c> escaped, fit for element content and quoted attributes.</summary>
    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A coordinate or length with at most two decimals.</summary>
    public static string Coordinate(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A data value with up to four significant digits.</summary>
    public static string Value(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
