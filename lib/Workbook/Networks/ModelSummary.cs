using System.Globalization;
using System.Text;
using TorchSharp;
using TorchSharp.Modules;
using Workbook.Formatting;
using static TorchSharp.torch;

namespace Workbook.Networks;

/// <summary>A model's layers in the style of Keras: what each is, the shape of its output where it is known, how many parameters it has, and the totals.</summary>
public sealed class ModelSummary : Picture
{
    private readonly string name;
    private readonly BiasCount biases;

    private ModelSummary(nn.Module model, IReadOnlyDictionary<nn.Module, string> shapes, BiasCount biases)
    {
        (name, this.biases) = (model.GetName(), biases);
        Layers = [.. Leaves(model).Select(leaf => new LayerSummary(leaf.Name, leaf.Module.GetName(), shapes.GetValueOrDefault(leaf.Module, ""), Count(leaf.Module, biases), Trainable(leaf.Module, biases)))];
    }

    /// <summary>The layers in the order in which they were registered.</summary>
    public IReadOnlyList<LayerSummary> Layers { get; }

    /// <summary>All parameters.</summary>
    public long Parameters => Layers.Sum(layer => layer.Parameters);

    /// <summary>Those that are trained.</summary>
    public long TrainableParameters => Layers.Sum(layer => layer.Trainable);

    /// <summary>A summary without shapes.</summary>
    /// <param name="model">Any module whose parts are registered.</param>
    /// <param name="biases">How the two biases of PyTorch's recurrent layers count.</param>
    public static ModelSummary Of(nn.Module model, BiasCount biases = BiasCount.PyTorch) => new(model, new Dictionary<nn.Module, string>(), biases);

    /// <summary>A summary with the shapes that an example leads to; the first dimension, the batch, is written as None, as in Keras.</summary>
    /// <param name="model">Any module whose parts are registered and called with <c>call</c>.</param>
    /// <param name="example">An input of the model, for example of a batch of 1.</param>
    /// <param name="biases">How the two biases of PyTorch's recurrent layers count.</param>
    public static ModelSummary Of(nn.Module<Tensor, Tensor> model, Tensor example, BiasCount biases = BiasCount.PyTorch) =>
        new(model, LayerShapes.Seen(model, Leaves(model).Select(leaf => leaf.Module), example), biases);

    /// <inheritdoc/>
    public override string ToHtml()
    {
        var html = new StringBuilder("<table><thead><tr><th style=\"text-align:left\">Layer (type)</th><th style=\"text-align:left\">Output shape</th><th style=\"text-align:right\">Parameters</th></tr></thead><tbody>");
        foreach (var layer in Layers)
            html.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"text-align:left\">{Html.Escape(layer.Title)}</td><td style=\"text-align:left\">{Html.Escape(layer.OutputShape)}</td><td style=\"text-align:right\">{layer.Parameters:N0}</td></tr>");
        return html.Append("</tbody></table>").Append(CultureInfo.InvariantCulture, $"<p>{Html.Escape(Totals())}</p>").ToString();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int title = Math.Max(12, Layers.Max(layer => layer.Title.Length)), shape = Math.Max(12, Layers.Max(layer => layer.OutputShape.Length));
        var text = new StringBuilder(FormattableString.Invariant($"{name}\n"));
        text.Append("Layer (type)".PadRight(title)).Append("  ").Append("Output shape".PadRight(shape)).Append("  Parameters\n");
        foreach (var layer in Layers)
            text.Append(layer.Title.PadRight(title)).Append("  ").Append(layer.OutputShape.PadRight(shape)).Append(CultureInfo.InvariantCulture, $"  {layer.Parameters,10:N0}\n");
        return text.Append(Totals()).ToString();
    }

    private string Totals() => FormattableString.Invariant(
        $"Total parameters: {Parameters:N0}, trainable: {TrainableParameters:N0}{(biases == BiasCount.Keras ? " (biases counted as Keras has them)" : "")}");

    /// <summary>The modules without registered parts of their own, and a module of parts that has parameters beside them.</summary>
    private static IEnumerable<(string Name, nn.Module Module)> Leaves(nn.Module model)
    {
        var all = model.named_modules().Where(pair => !ReferenceEquals(pair.module, model)).Select(pair => (Name: pair.name, Module: pair.module)).ToList();
        if (all.Count == 0) return [(model.GetName(), model)];
        var leaves = all.Where(pair => !pair.Module.named_children().Any() || pair.Module.named_parameters(recurse: false).Any());
        return model.named_parameters(recurse: false).Any() ? leaves.Prepend(("(own)", model)) : leaves;
    }

    private static long Count(nn.Module layer, BiasCount biases) => Own(layer, biases).Sum(parameter => parameter.numel());

    private static long Trainable(nn.Module layer, BiasCount biases) => Own(layer, biases).Where(parameter => parameter.requires_grad).Sum(parameter => parameter.numel());

    private static IEnumerable<Parameter> Own(nn.Module layer, BiasCount biases) =>
        from entry in layer.named_parameters(recurse: false)
        where biases == BiasCount.PyTorch || layer is not (LSTM or RNN) || !entry.name.StartsWith("bias_hh", StringComparison.Ordinal)
        select entry.parameter;
}

/// <summary>One row of a summary.</summary>
/// <param name="Name">Under which the layer was registered.</param>
/// <param name="Kind">Its type.</param>
/// <param name="OutputShape">For example <c>(None, 40, 128)</c>; empty where it is not known.</param>
/// <param name="Parameters">How many numbers it has.</param>
/// <param name="Trainable">How many of them are trained.</param>
public sealed record LayerSummary(string Name, string Kind, string OutputShape, long Parameters, long Trainable)
{
    /// <summary>Name and type, as the summary writes them.</summary>
    public string Title => $"{Name} ({Kind})";
}
