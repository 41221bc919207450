using System.Collections.Immutable;
using System.Net;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Kernel;

/// <summary>Kernels whose cells are not executed but shown: html, javascript, mermaid, markdown, value.</summary>
internal static class ContentKernels
{
    /// <summary>Checks a piece before anything of its cell runs.</summary>
    /// <exception cref="DirectiveException">A value without a name.</exception>
    public static void Check(TextPiece piece)
    {
        if (piece.Kernel == "value")
        {
            ValueName(piece);
        }
    }

    /// <summary>Shows the piece; a value is kept in the state as well.</summary>
    public static KernelState Show(TextPiece piece, KernelState state, CellOutput output)
    {
        output.Show(Bundle(piece));
        return piece.Kernel == "value"
            ? state with { Values = state.Values.SetItem(ValueName(piece), piece.Text) }
            : state;
    }

    private static ImmutableDictionary<string, string> Bundle(TextPiece piece)
    {
        ImmutableDictionary<string, string> plain = ImmutableDictionary<string, string>.Empty.Add(MimeTypes.PlainText, piece.Text);
        return piece.Kernel switch
        {
            "html" => plain.Add(MimeTypes.Html, piece.Text),
            "javascript" => plain.Add(MimeTypes.Html, "<script type=\"text/javascript\">" + piece.Text + "</script>"),
            "mermaid" => plain.Add("text/vnd.mermaid", piece.Text)
                .Add(MimeTypes.Html, "<pre class=\"mermaid\">" + WebUtility.HtmlEncode(piece.Text) + "</pre>"),
            "markdown" => plain.Add(MimeTypes.Markdown, piece.Text),
            _ => plain,
        };
    }

    private static string ValueName(TextPiece piece)
    {
        string[] words = piece.Options.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int option = Array.IndexOf(words, "--name");
        return option >= 0 && option + 1 < words.Length
            ? words[option + 1]
            : throw new DirectiveException("#!value needs a name; write #!value --name NAME");
    }
}
