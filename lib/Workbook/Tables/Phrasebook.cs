using System.Globalization;
using System.Runtime.CompilerServices;
using TorchSharp;
using Workbook.Formatting;
using static TorchSharp.torch;

namespace Workbook.Tables;

/// <summary>
/// The same thing said in Keras, in PyTorch and in TorchSharp. The TorchSharp column is the text of an expression that has just
/// been run, and beside it stands what came out, so this column cannot be wrong about a name or a shape.
/// </summary>
public sealed class Phrasebook : Picture
{
    private readonly string title;
    private readonly List<string[]> lines = [];

    /// <summary>A phrasebook without entries.</summary>
    /// <param name="title">What it is about.</param>
    public Phrasebook(string title) => this.title = title;

    /// <summary>Adds a line, and runs its last expression.</summary>
    /// <param name="keras">How Keras says it; empty if it has no word for it.</param>
    /// <param name="pyTorch">How PyTorch says it.</param>
    /// <param name="torchSharp">How TorchSharp says it; run at once, in a scope of its own.</param>
    /// <param name="gives">
    /// What comes out: shape and dtype of a tensor, <c>(2, 5) float32</c>; names and shapes of a module's parameters,
    /// <c>weight (5, 3), bias (5)</c>; the type's name of anything else.
    /// </param>
    /// <param name="code">The expression's text; the compiler fills it in.</param>
    /// <returns>The phrasebook itself, for the next line.</returns>
    /// <exception cref="InvalidOperationException">Something else came out.</exception>
    public Phrasebook Entry(string keras, string pyTorch, Func<object> torchSharp, string gives, [CallerArgumentExpression(nameof(torchSharp))] string code = "")
    {
        using var scope = NewDisposeScope();
        string expression = code.Replace("() => ", "", StringComparison.Ordinal);
        string seen = Describe(torchSharp());
        if (seen != gives) throw new InvalidOperationException($"{expression} gives {seen}, not {gives}.");
        lines.Add([Code(keras), Code(pyTorch), Code(expression), seen]);
        return this;
    }

    /// <inheritdoc/>
    public override string ToHtml() => Lines().ToHtml();

    /// <inheritdoc/>
    public override string ToString() => Lines().ToString();

    /// <summary>Shapes, parameters, or a name.</summary>
    internal static string Describe(object value) => value switch
    {
        Tensor tensor => $"{Shape(tensor)} {tensor.dtype.ToString().ToLowerInvariant()}",
        ITuple tuple => string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Describe(tuple[i]!))),
        nn.Module module => module.named_parameters().Any() ? string.Join(", ", module.named_parameters().Select(entry => $"{entry.name} {Shape(entry.parameter)}")) : "no parameters",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.GetType().Name,
    };

    // Where Keras has no words at all it has no column.
    private Table Lines()
    {
        int first = lines.TrueForAll(line => line[0].Length == 0) ? 1 : 0;
        string[] headings = ["Keras", "PyTorch", "TorchSharp", "gives"];
        return lines.Aggregate(new Table(headings[first..]) { Title = title }, (table, line) => table.Row(line[first..]));
    }

    private static string Shape(Tensor tensor) => $"({string.Join(", ", tensor.shape)})";

    private static string Code(string text) => text.Length == 0 ? "" : $"`{text}`";
}
