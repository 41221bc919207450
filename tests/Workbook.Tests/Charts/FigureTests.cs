using System.Text.Json;
using TorchSharp;
using Workbook.Charts;

namespace Workbook.Tests.Charts;

/// <summary>The figures for plotly.js hold the same series, titles and axes as the pictures.</summary>
public sealed class FigureTests
{
    /// <summary>One trace per line with its name and points; a value that is not finite becomes null, a gap.</summary>
    [Fact]
    public void Lines_are_scatter_traces()
    {
        var figure = Json(new LineChart { Title = "Loss", XAxis = "epoch", YAxis = "nats", LogY = true }.Line("RNN", [3, double.NaN, 1]).Line("GRU", [1, 2, 3], [2, 1, 0.5]).ToFigure());
        Assert.Equal(2, figure.GetProperty("data").GetArrayLength());
        var first = figure.GetProperty("data")[0];
        Assert.Equal(("scatter", "lines", "RNN"), (first.GetProperty("type").GetString(), first.GetProperty("mode").GetString(), first.GetProperty("name").GetString()));
        Assert.Equal("[3,null,1]", first.GetProperty("y").GetRawText());
        Assert.Equal("[1,2,3]", figure.GetProperty("data")[1].GetProperty("x").GetRawText());
        var layout = figure.GetProperty("layout");
        Assert.Equal("Loss", layout.GetProperty("title").GetProperty("text").GetString());
        Assert.Equal(("nats", "log"), (layout.GetProperty("yaxis").GetProperty("title").GetProperty("text").GetString(), layout.GetProperty("yaxis").GetProperty("type").GetString()));
        Assert.True(layout.GetProperty("showlegend").GetBoolean());
    }

    /// <summary>Bars carry their categories; a single unnamed series needs no legend.</summary>
    [Fact]
    public void Bars_carry_their_categories()
    {
        var figure = Json(new BarChart(["a", "b"]).Bars("", [1, 2]).ToFigure());
        Assert.Equal("""["a","b"]""", figure.GetProperty("data")[0].GetProperty("x").GetRawText());
        Assert.Equal("bar", figure.GetProperty("data")[0].GetProperty("type").GetString());
        Assert.False(figure.GetProperty("layout").GetProperty("showlegend").GetBoolean());
    }

    /// <summary>Labels of points are their texts.</summary>
    [Fact]
    public void Points_carry_their_labels()
    {
        var figure = Json(new ScatterChart().Points("words", [0, 1], [2, 3], ["king", "queen"]).ToFigure());
        Assert.Equal("""["king","queen"]""", figure.GetProperty("data")[0].GetProperty("text").GetRawText());
        Assert.Equal("markers+text", figure.GetProperty("data")[0].GetProperty("mode").GetString());
    }

    /// <summary>Rows of a heat map keep their order, the first on top; equal labels stay apart.</summary>
    [Fact]
    public void Heat_map_rows_are_on_top_first()
    {
        var figure = Json(new HeatMap(torch.tensor(new double[,] { { 1, -4 }, { 0, 2 } })) { ColumnLabels = ["the", "the"] }.ToFigure());
        Assert.Equal("[[1,-4],[0,2]]", figure.GetProperty("data")[0].GetProperty("z").GetRawText());
        Assert.Equal((-4, 4), (figure.GetProperty("data")[0].GetProperty("zmin").GetDouble(), figure.GetProperty("data")[0].GetProperty("zmax").GetDouble()));
        Assert.Equal("reversed", figure.GetProperty("layout").GetProperty("yaxis").GetProperty("autorange").GetString());
        Assert.Equal("[0,1]", figure.GetProperty("layout").GetProperty("xaxis").GetProperty("tickvals").GetRawText());
    }

    private static JsonElement Json(Figure figure) => JsonDocument.Parse(figure.ToJson()).RootElement;
}
