using System.Reflection;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace Workbook.Cli.Tests.Schemas;

/// <summary>Reads reports only if they are valid.</summary>
internal static class SchemaCheck
{
    public static readonly XNamespace TestRun = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static XElement JUnit(string text) => Read(text, "JUnit.xsd", "testsuites");

    public static XElement Trx(string text) => Read(text, "TestRun.xsd", TestRun + "TestRun");

    private static XElement Read(string text, string schema, XName root)
    {
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", text);
        var document = XDocument.Parse(text);
        document.Validate(Load(schema), (_, e) => Assert.Fail(e.Message + "\n" + text));

        // A document of an unknown namespace would be valid.
        Assert.Equal(root, document.Root!.Name);
        return document.Root;
    }

    private static XmlSchemaSet Load(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        var schemas = new XmlSchemaSet();
        schemas.Add(XmlSchema.Read(XmlReader.Create(stream), (_, e) => Assert.Fail(e.Message))!);
        schemas.Compile();
        return schemas;
    }
}
