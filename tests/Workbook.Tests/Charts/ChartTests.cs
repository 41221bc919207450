using System.Globalization;
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

    /// <summary>With a common full colour, half of it is half as strong in any map.</summary>
    [Fact]
    public void Heat_maps_can_share_their_colours()
    {
        string map = new HeatMap(torch.tensor(new float[,] { { 0.5f } })) { FullColour = 1 }.ToHtml();
        Assert.Contains("fill-opacity=\"0.5\"", map, StringComparison.Ordinal);
        Assert.Contains("fill-opacity=\"1\"", new HeatMap(torch.tensor(new float[,] { { 0.5f } })).ToHtml(), StringComparison.Ordinal);
    }

    /// <summary>On request every cell says its value, each once more than in its tooltip.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void Heat_map_writes_values_on_request(bool shown)
    {
        string map = new HeatMap(torch.tensor(new long[,] { { 98, 1041 }, { 24, 7 } })) { ShowValues = shown }.ToHtml();
        Assert.All((string[])["98", "1041", "24", "7"], value => Assert.Equal(shown, map.Contains($"font-size=\"10\">{value}</text>", StringComparison.Ordinal)));
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
        Assert.Equal(steps > 1, svg.Value.Contains("x⟨Tx⟩", StringComparison.Ordinal));
    }

    /// <summary>With gradients there is one from each loss and one to the left of each step, and the words say so.</summary>
    [Fact]
    public void Network_shows_its_gradients()
    {
        var picture = new UnrolledNetwork(3) { Backward = true };
        var svg = XDocument.Parse(picture.ToHtml()).Root!;
        Assert.Equal(6, svg.Descendants().Count(element => element.Attribute("stroke-dasharray") is not null));
        Assert.Contains("da⟨Tx⟩", svg.Value, StringComparison.Ordinal);
        Assert.Contains("Gradients go the other way", picture.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Gradients", new UnrolledNetwork(3).ToString(), StringComparison.Ordinal);
    }

    /// <summary>Five shapes: a box per step, an x per step that reads, an answer per step that answers.</summary>
    [Fact]
    public void Shapes_of_input_and_output_are_all_there()
    {
        var svg = XDocument.Parse(new InputOutputShapes().ToHtml()).Root!;
        var labels = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.Equal(1 + 3 + 3 + 3 + 4, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Equal(1 + 1 + 3 + 3 + 2, labels.Count(label => label == "x"));
        Assert.Equal(1 + 3 + 1 + 3 + 2, labels.Count(label => label == "ŷ"));
        Assert.Contains("encoder-decoder", labels);
    }

    /// <summary>A box per layer and squashing, a sign per product and sum, the gates by name, and the whole in words.</summary>
    [Fact]
    public void Cell_diagrams_show_every_part()
    {
        AssertShows(new RnnCellDiagram(), layersAndFrame: 3, ["tanh", "softmax", "Waa", "Wax", "Wya", "x⟨t⟩", "a⟨t-1⟩", "a⟨t⟩", "ŷ⟨t⟩"]);
        AssertShows(new GruCellDiagram(), layersAndFrame: 4, ["Γu", "Γr", "c̃⟨t⟩", "1−", "+", "c⟨t-1⟩", "c⟨t⟩"]);
        AssertShows(new LstmCellDiagram(), layersAndFrame: 6, ["Γf", "Γu", "Γo", "c̃⟨t⟩", "+", "c⟨t-1⟩", "c⟨t⟩", "a⟨t-1⟩", "a⟨t⟩"]);
    }

    private static void AssertShows(CellDiagram diagram, int layersAndFrame, string[] labels)
    {
        var svg = XDocument.Parse(diagram.ToHtml()).Root!;
        Assert.Equal(layersAndFrame, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        var shown = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value).ToList();
        Assert.All(labels, label => Assert.Contains(label, shown));
        Assert.Equal(diagram.ToString(), svg.Attribute("aria-label")!.Value);
    }

    /// <summary>Two boxes per step, and between two steps one arrow in each direction: x, y and two arrows at each step, two more between.</summary>
    [Theory, InlineData(2), InlineData(5)]
    public void Bidirectional_network_has_a_box_per_step_and_direction(int steps)
    {
        var svg = XDocument.Parse(new BidirectionalNetwork(steps).ToHtml()).Root!;
        Assert.Equal(2 * steps, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Equal(4 * steps + 2 * (steps - 1), svg.Descendants().Count(element => element.Name.LocalName == "path"));
        Assert.Contains("to the left", svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BidirectionalNetwork(1));
    }

    /// <summary>A box per layer and step, the name of every layer, inputs below the first and outputs above the last only.</summary>
    [Fact]
    public void Stacked_network_has_a_box_per_layer_and_step()
    {
        var svg = XDocument.Parse(new StackedNetwork(3, "GRU 128", "LSTM 64").ToHtml()).Root!;
        string[] texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.Equal(6, svg.Descendants().Count(element => element.Name.LocalName == "rect"));
        Assert.Equal(3, texts.Count(text => text.StartsWith("x⟨", StringComparison.Ordinal)));
        Assert.Equal(3, texts.Count(text => text.StartsWith("ŷ⟨", StringComparison.Ordinal)));
        Assert.Contains("LSTM 64", texts);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StackedNetwork(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StackedNetwork(9, "a"));
    }

    /// <summary>A line per series, its name in the legend, both axis titles; a value that is not finite leaves a gap.</summary>
    [Fact]
    public void Line_chart_has_a_path_per_line()
    {
        var chart = new LineChart { Title = "loss", XAxis = "epoch", YAxis = "nats" }.Line("RNN", [3, 2, double.NaN, 1]).Line("GRU & co", [1, 2, 3], [0.5, 0.25, 0.125]);
        var svg = XDocument.Parse(chart.ToHtml()).Root!;
        var paths = svg.Descendants().Where(element => element.Name.LocalName == "path" && element.Elements().Any()).ToList();
        Assert.Equal(2, paths.Count);
        Assert.Equal(2, paths[0].Attribute("d")!.Value.Count(letter => letter == 'M'));
        Assert.Contains("GRU & co", svg.Value, StringComparison.Ordinal);
        Assert.Contains("epoch", svg.Value, StringComparison.Ordinal);
        Assert.Contains("nats", svg.Value, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => chart.Line("short", [1, 2], [1]));
    }

    /// <summary>On a logarithmic axis equal ratios have equal heights, and values that are not above zero are left out.</summary>
    [Fact]
    public void Logarithmic_axis_spaces_ratios_evenly()
    {
        var ticks = Ticks.Over([1e-6, 1, 0, -3], logarithmic: true);
        Assert.Equal(ticks.Position(1e-2) - ticks.Position(1e-4), ticks.Position(1e-4) - ticks.Position(1e-6), 12);
        Assert.True(double.IsNaN(ticks.Position(0)));
        Assert.Equal("1e-6", ticks.Label(1e-6));
    }

    /// <summary>However many powers of ten the values span, there are few ticks, all values lie between them, and 1 is one of them.</summary>
    [Theory, InlineData(6.5e-96, 1), InlineData(1e-16, 6e8), InlineData(0.003, 25), InlineData(2e-30, 1)]
    public void Logarithmic_ticks_meet_one(double low, double high)
    {
        var ticks = Ticks.Over([low, high], logarithmic: true);
        Assert.Contains(ticks.Values, value => Math.Abs(Math.Log10(value)) < 1e-9);
        Assert.InRange(ticks.Position(low), 0, 1);
        Assert.InRange(ticks.Position(high), 0, 1);
        Assert.InRange(ticks.Values.Count, 2, 9);
    }

    /// <summary>A legend names what the cells hold: both signs, or zero and the largest.</summary>
    [Fact]
    public void Heat_map_legend_has_no_colour_that_does_not_occur()
    {
        Assert.Contains("-3", Legend(torch.tensor(new float[,] { { 1, -3 } })), StringComparison.Ordinal);
        Assert.Equal("03", Legend(torch.tensor(new float[,] { { 1, 3 } })));

        static string Legend(torch.Tensor values) => XDocument.Parse(new HeatMap(values).ToHtml()).Root!.Elements().Last().Value;
    }

    /// <summary>Linear ticks are round, ascending, and span the values; a constant series still has an axis.</summary>
    [Theory, InlineData(0, 1), InlineData(-3.7, 12.2), InlineData(5, 5), InlineData(1e-9, 2e-9), InlineData(-1e6, 3)]
    public void Linear_ticks_span_the_values(double low, double high)
    {
        var ticks = Ticks.Over([low, high], logarithmic: false);
        Assert.True(ticks.Values[0] <= low + 1e-12 && ticks.Values[^1] >= high - 1e-12);
        Assert.Equal(ticks.Values.Order(), ticks.Values);
        Assert.InRange(ticks.Values.Count, 2, 12);
    }

    /// <summary>One bar per category and series; points with labels as tooltips.</summary>
    [Fact]
    public void Bars_and_points_are_all_drawn()
    {
        var bars = XDocument.Parse(new BarChart(["a", "b", "c"]) { Title = "bars" }.Bars("one", [1, -2, 3]).Bars("two", [2, 2, 2]).ToHtml()).Root!;
        Assert.Equal(6, bars.Descendants().Count(element => element.Name.LocalName == "rect" && element.Elements().Any()));
        var points = XDocument.Parse(new ScatterChart { Title = "points" }.Points("words", [1, 2], [3, 4], ["king", "queen"]).ToHtml()).Root!;
        Assert.Contains("queen", points.Value, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new BarChart(["a"]).Bars("x", [1, 2]));
        Assert.Throws<ArgumentException>(() => new ScatterChart().Points("x", [1, 2], [1, 2], ["one"]));
    }

    /// <summary>Values stand above all bars or above none, so that no value seems more important; an unnamed series is called as its axis.</summary>
    [Theory, InlineData(3, 3), InlineData(40, 0)]
    public void Bars_carry_their_values_where_all_have_room(int bars, int values)
    {
        var chart = new BarChart([.. Enumerable.Range(0, bars).Select(i => $"{i}")]) { Title = "bars", YAxis = "share" }.Bars("", Enumerable.Range(0, bars).Select(i => i == 0 ? 1 : 0.123));
        var svg = XDocument.Parse(chart.ToHtml()).Root!;
        Assert.Equal(values, svg.Descendants().Count(element => element.Name.LocalName == "text" && element.Attribute("font-size")?.Value == "10"));
        Assert.Contains("share: 0 1", svg.Attribute("aria-label")!.Value, StringComparison.Ordinal);
    }

    /// <summary>Long labels widen the columns of a heat map, so that they do not run into each other.</summary>
    [Theory, InlineData("a", 26), InlineData("sweet", 37)]
    public void Columns_are_as_wide_as_their_labels(string label, double width)
    {
        var svg = XDocument.Parse(new HeatMap(torch.ones(1, 2)) { ColumnLabels = [label, "b"] }.ToHtml()).Root!;
        Assert.All(svg.Descendants().Where(element => element.Name.LocalName == "rect"), cell => Assert.Equal(width, double.Parse(cell.Attribute("width")!.Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>Labels of points that lie close together are written at different heights or sides; of too many in one place some are left out.</summary>
    [Fact]
    public void Labels_do_not_cover_each_other()
    {
        int Labels(int points, out int places)
        {
            string[] names = [.. Enumerable.Range(0, points).Select(i => $"word{i}")];
            var svg = XDocument.Parse(new ScatterChart { Title = "crowd" }.Points("words", names.Select((_, i) => 5 + i * 1e-3), names.Select(_ => 5.0), names).Points("far", [0, 10], [0, 10]).ToHtml()).Root!;
            var labels = svg.Descendants().Where(element => element.Name.LocalName == "text" && names.Contains(element.Value)).ToList();
            places = labels.Select(label => (label.Attribute("x")!.Value, label.Attribute("y")!.Value)).Distinct().Count();
            return labels.Count;
        }
        Assert.Equal(3, Labels(3, out int different));
        Assert.Equal(3, different);
        Assert.InRange(Labels(30, out _), 3, 29);
    }

    /// <summary>A demonstration cannot claim what its numbers do not show.</summary>
    [Fact]
    public void Claim_fails_when_its_condition_does()
    {
        Assert.Contains("one is one", Claim.Holds("one is one", true).ToString(), StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Claim.Holds("one is two", false));
    }
}
