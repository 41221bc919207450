namespace Workbook.Cli.Scaffolding;

/// <summary>A text with places such as <c>{{id}}</c> to fill in.</summary>
internal static class Template
{
    /// <summary>The template of this name with its places filled in.</summary>
    public static string Fill(string name, params (string Place, string Text)[] values)
    {
        using Stream stream = typeof(Template).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"there is no template {name}");
        using var reader = new StreamReader(stream);
        return values.Aggregate(reader.ReadToEnd().ReplaceLineEndings("\n"), (text, value) => text.Replace("{{" + value.Place + "}}", value.Text, StringComparison.Ordinal));
    }
}
