namespace Workbook.Formatting;

/// <summary>
/// Tells a notebook host which class makes the formatters of a type. .NET Interactive and this course's own kernel look
/// for an attribute of this name in any namespace, so the library needs no reference to either.
/// </summary>
/// <param name="formatterSourceType">A type with a parameterless constructor and a method <c>CreateTypeFormatters()</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class whose <c>CreateTypeFormatters()</c> returns the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>The MIME types that a host sends to its front end, the preferred one first.</summary>
    public string[] PreferredMimeTypes { get; init; } = [];
}
