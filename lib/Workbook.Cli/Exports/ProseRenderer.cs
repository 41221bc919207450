using System.Globalization;
using System.Net;
using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Workbook.Cli.Exports.Formulas;

namespace Workbook.Cli.Exports;

/// <summary>Turns the prose of a notebook into HTML, and gathers its headings.</summary>
internal sealed class ProseRenderer
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseMathematics().UseEmphasisExtras().Build();

    // A formula in a sentence is never broken into lines; from this length on it may be wider than a telephone.
    private const int LongFormula = 40;

    private readonly List<PageHeading> _headings = [];
    private readonly List<string> _notes = [];

    /// <summary>The headings so far, in order.</summary>
    public IReadOnlyList<PageHeading> Headings => _headings;

    /// <summary>What could not be shown as it should; a formula that is not understood is shown as LaTeX.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The formulas of a text, as LaTeX without dollar signs.</summary>
    public static IEnumerable<string> Formulas(string markdown)
    {
        MarkdownDocument document = Parse(markdown);
        return document.Descendants<MathInline>().Select(item => item.Content.ToString())
            .Concat(document.Descendants<MathBlock>().Select(item => item.Lines.ToString()));
    }

    /// <summary>The HTML of one cell.</summary>
    public string Render(string markdown)
    {
        MarkdownDocument document = Parse(markdown);
        foreach (HeadingBlock heading in document.Descendants<HeadingBlock>())
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"s{_headings.Count + 1}");
            heading.GetAttributes().Id = id;
            _headings.Add(new PageHeading(heading.Level, id, Write(renderer => renderer.WriteLeafInline(heading))));
        }

        return Write(renderer => renderer.Render(document));
    }

    private static MarkdownDocument Parse(string markdown) => Markdown.Parse(DisplayFormulas.OnOneLine(markdown), s_pipeline);

    private string Write(Action<HtmlRenderer> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        s_pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathInlineRenderer>(new InlineFormula(this));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlMathBlockRenderer>(new BlockFormula(this));
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new ScrollingTable());
        write(renderer);
        return text.ToString();
    }

    private string Formula(string formula, bool display)
    {
        try
        {
            return display
                ? $"<span class=\"formula\" tabindex=\"0\">{string.Concat(DisplayFormulas.Parts(formula).Select(part => MathMl.Convert(part, display: true)))}</span>"
                : formula.Length < LongFormula ? MathMl.Convert(formula, display: false)
                : $"<span class=\"long\" tabindex=\"0\">{MathMl.Convert(formula, display: false)}</span>";
        }
        catch (FormulaException e)
        {
            _notes.Add(e.Message);
            return $"<code>{WebUtility.HtmlEncode(formula)}</code>";
        }
    }

    private sealed class InlineFormula(ProseRenderer prose) : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline item) =>
            renderer.Write(prose.Formula(item.Content.ToString(), item.DelimiterCount == 2));
    }

    private sealed class BlockFormula(ProseRenderer prose) : HtmlObjectRenderer<MathBlock>
    {
        protected override void Write(HtmlRenderer renderer, MathBlock item) => renderer.WriteLine(prose.Formula(item.Lines.ToString(), display: true));
    }

    private sealed class ScrollingTable : HtmlTableRenderer
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            renderer.Write("<div class=\"scroll\" tabindex=\"0\">");
            base.Write(renderer, table);
            renderer.WriteLine("</div>");
        }
    }
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">Its id in the page.</param>
/// <param name="Html">What it says.</param>
internal sealed record PageHeading(int Level, string Id, string Html);
