using DynamicObj;
using Plotly.NET;
using Workbook.Charts;

// In the charts' own namespace, so that chart.ToPlotly() needs no further using.
namespace Workbook.Charts;

/// <summary>Hands this course's charts over as Plotly.NET charts, which a learner can go on styling.</summary>
public static class PlotlyCharts
{
    /// <summary>The chart as a Plotly.NET chart: same data, names, titles and axes.</summary>
    public static GenericChart ToPlotly(this Plot chart) => ToPlotly(chart.ToFigure());

    /// <summary>The heat map as a Plotly.NET chart.</summary>
    public static GenericChart ToPlotly(this HeatMap chart) => ToPlotly(chart.ToFigure());

    /// <summary>A figure in the terms of plotly.js as a Plotly.NET chart.</summary>
    public static GenericChart ToPlotly(this Figure figure)
    {
        GenericChart[] charts = [.. figure.Traces.Select(trace => GenericChart.ofTraceObject(true, TraceOf(trace)))];
        var layout = new Layout();
        Fill(layout, figure.Layout);
        return GenericChart.setLayout(layout, charts.Length == 1 ? charts[0] : GenericChart.combine(charts));
    }

    private static Trace TraceOf(IReadOnlyDictionary<string, object?> members)
    {
        var trace = new Trace((string)members["type"]!);
        Fill(trace, members.Where(member => member.Key != "type"));
        return trace;
    }

    private static void Fill(DynamicObj.DynamicObj target, IEnumerable<KeyValuePair<string, object?>> members)
    {
        foreach (var (name, value) in members)
            target.SetProperty(name, ValueOf(value));
    }

    private static object? ValueOf(object? value)
    {
        if (value is not IReadOnlyDictionary<string, object?> members) return value;
        var nested = new DynamicObj.DynamicObj();
        Fill(nested, members);
        return nested;
    }
}
