namespace Workbook.HiddenUnits;

/// <summary>What can be asked of C# code behind every character.</summary>
public static class CodeFeatures
{
    /// <summary>Reads code and notes six features: in a comment, in a string, in the head of an <c>if</c> or a loop, in parentheses, the depth of braces, the position in the line.</summary>
    /// <param name="code">C# whose strings are ordinary, interpolated or verbatim ones on one line.</param>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    public static IReadOnlyList<TextFeature> Of(string code)
    {
        if (code.Length == 0) throw new ArgumentException("The code is empty, so it has no features.", nameof(code));
        var (reader, seen) = (new CodeReader(), new CodeReader.Place[code.Length]);
        for (int i = 0; i < code.Length; i++) seen[i] = reader.Read(code[i]);
        return
        [
            Binary("in a comment", seen, place => place.Comment),
            Binary("in a string", seen, place => place.String),
            Binary("in an if or loop", seen, place => place.Head),
            Binary("in parentheses", seen, place => place.Parentheses > 0),
            new TextFeature("depth of braces", false, [.. seen.Select(place => (double)place.Braces)]),
            new TextFeature("position in the line", false, [.. seen.Select(place => (double)place.Column)]),
        ];
    }

    private static TextFeature Binary(string name, CodeReader.Place[] seen, Func<CodeReader.Place, bool> on) => new(name, true, [.. seen.Select(place => on(place) ? 1.0 : 0)]);
}
