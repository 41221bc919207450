using Workbook.Formatting;

namespace Workbook.Charts;

/// <summary>A picture of numbers that plotly.js can draw as well.</summary>
[TypeFormatterSource(typeof(PlotlyPictureFormatterSource), PreferredMimeTypes = ["text/html"])]
public abstract class PlotlyPicture : Picture
{
    /// <summary>The same chart for plotly.js.</summary>
    public abstract Figure ToFigure();
}

/// <summary>Makes the formatters of <see cref="PlotlyPicture"/>; found by its name's convention, not called from here.</summary>
public sealed class PlotlyPictureFormatterSource
{
    /// <summary>The formatters of every picture, and one for the figure as plotly.js takes it.</summary>
    public IEnumerable<object> CreateTypeFormatters() =>
        new PictureFormatterSource().CreateTypeFormatters()
            .Append(new MimeFormatter("application/vnd.plotly.v1+json", chart => ((PlotlyPicture)chart).ToFigure().ToJson()));
}
