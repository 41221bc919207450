namespace Workbook.Cli.Watching;

/// <summary>What the keys do, and what <c>watch</c> does by itself.</summary>
internal static class KeysPage
{
    private static readonly string[] s_keys =
    [
        "h  one hint more, from a nudge to the shape of the answer",
        "n  the next exercise that is not passed",
        "p  the exercise before this one",
        "l  all exercises; there: a all, o open, d done, Enter goes to one",
        "s  a solution, once you have passed the exercise or asked twice",
        "r  make the cell blank again (asks first, and keeps a copy of the notebook)",
        "q  quit; Ctrl+C does the same",
        "up, down, PgUp, PgDn, Home, End  scroll",
        "",
        "Save a notebook in your editor, and the answers that have changed are graded. Nothing else of the notebook runs.",
        "The answer is graded as it stands in the file, with fresh random inputs each time, in a process that no other answer has run in.",
    ];

    public static IEnumerable<Line> Draw(int width) =>
        s_keys.SelectMany(text => TextLayout.Wrap(text, width, text.Length > 1 && text[1] == ' ' ? 3 : 0)).Select(line => new Line(line));
}
