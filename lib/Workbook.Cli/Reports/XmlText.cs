using System.Globalization;
using System.Text;
using System.Xml;

namespace Workbook.Cli.Reports;

/// <summary>What the reports in XML have in common.</summary>
internal static class XmlText
{
    private const int ControlPictures = 0x2400;

    // The declaration is written by hand: the writer would name the encoding of a string in memory.
    private static readonly XmlWriterSettings s_settings = new() { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" };

    /// <summary>Writes a whole document.</summary>
    public static void Write(TextWriter output, Action<XmlWriter> write)
    {
        output.WriteLine("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        using (var xml = XmlWriter.Create(output, s_settings))
        {
            write(xml);
        }

        output.WriteLine();
    }

    /// <summary>
    /// The text with characters that XML 1.0 does not have replaced by ones that are seen: a control character by its
    /// picture (escape by U+241B), half a surrogate pair and the two non-characters by U+FFFD.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text, i++, 2);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : text[i] < ' ' ? (char)(ControlPictures + text[i]) : '\uFFFD');
            }
        }

        return clean.ToString();
    }

    /// <summary>An element with this text; none if it is empty.</summary>
    public static void WriteText(this XmlWriter xml, string name, string text)
    {
        if (text.Length > 0)
        {
            xml.WriteStartElement(name);
            xml.WriteString(Clean(text));
            xml.WriteEndElement();
        }
    }

    /// <summary>An attribute with this text.</summary>
    public static void WriteAttribute(this XmlWriter xml, string name, string text) => xml.WriteAttributeString(name, Clean(text));

    /// <summary>An attribute with this whole number.</summary>
    public static void WriteAttribute(this XmlWriter xml, string name, int number) => xml.WriteAttributeString(name, number.ToString(CultureInfo.InvariantCulture));
}
