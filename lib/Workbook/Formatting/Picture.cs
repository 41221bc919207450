namespace Workbook.Formatting;

/// <summary>
/// Something a notebook shows: HTML (with SVG inside) where there is a screen, plain text where there is none.
/// A trailing expression or <c>x.Display()</c> shows it in every host.
/// </summary>
[TypeFormatterSource(typeof(PictureFormatterSource), PreferredMimeTypes = ["text/html"])]
public abstract class Picture
{
    /// <summary>The picture as an HTML fragment that needs no network and no script.</summary>
    public abstract string ToHtml();

    /// <summary>What the picture says, as plain text.</summary>
    public abstract override string ToString();
}

/// <summary>Makes the formatters of <see cref="Picture"/>; found by its name's convention, not called from here.</summary>
public sealed class PictureFormatterSource
{
    /// <summary>One formatter for <c>text/html</c> and one for <c>text/plain</c>.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new MimeFormatter("text/html", picture => ((Picture)picture).ToHtml()),
        new MimeFormatter("text/plain", picture => picture.ToString() ?? ""),
    ];
}
