using System.Xml.Linq;
using TorchSharp;
using Workbook.Charts;

namespace Workbook.Tests.Charts;

/// <summary>Charts are well-formed SVG with alternative text, and say the same as text.</summary>
public sealed class ChartTests
{
    /// <summary>One rectangle per value, a tooltip in each, the title as alternative text.</summary>
    [Fact]
    public void Heat_map_has_a_cell_per_value()
    {
        var map = new HeatMap(torch.tensor(new float[,] { { 1, -2, 0 }, { 0.5f, float.NaN, 3 } })) { Title = "a < b & c", RowAxis = "unit", ColumnAxis = "step" };
        var svg = XDocument.Parse(map.ToHtml()).Root!;
        Assert.Equal(6, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Equal(6, svg.Descendants().Count(element => element.Name.LocalName == "title"));
        Assert.StartsWith("a < b & c: 2 rows (unit), 3 columns (step)", svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
        Assert.Equal("img", svg.Attribute("role")!.Value);
    }

    /// <summary>Values keep their place: the first row is on top, in the picture and in the text.</summary>
    [Fact]
    public void Heat_map_text_shows_the_rows_in_order()
    {
        var lines = new HeatMap(torch.tensor(new float[,] { { 1, 2 }, { 3, 4 } })) { RowLabels = ["top", "end"] }.ToString().Split('\n');
        Assert.Contains("top", lines[1], StringComparison.Ordinal);
        Assert.Contains("1.00", lines[1], StringComparison.Ordinal);
        Assert.Contains("4.00", lines[2], StringComparison.Ordinal);
    }

    /// <summary>Anything but a matrix is refused with its shape.</summary>
    [Fact]
    public void Heat_map_refuses_what_is_not_a_matrix()
    {
        var error = Assert.Throws<ArgumentException>(() => new HeatMap(torch.zeros(2, 3, 4)));
        Assert.Contains("(2, 3, 4)", error.Message, StringComparison.Ordinal);
    }

    /// <summary>The network has one box per step, and the last step is labelled Tx.</summary>
    [Theory, InlineData(1), InlineData(4), InlineData(12)]
    public void Network_has_a_box_per_step(int steps)
    {
        var svg = XDocument.Parse(new UnrolledNetwork(steps).ToHtml()).Root!;
        Assert.Equal(steps, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Equal(steps > 1, svg.Value.Contains("x<Tx>", StringComparison.Ordinal));
    }

    /// <summary>A demonstration cannot claim what its numbers do not show.</summary>
    [Fact]
    public void Claim_fails_when_its_condition_does()
    {
        Assert.Contains("one is one", Claim.Holds("one is one", true).ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Claim.Holds("one is two", false));
    }
}
