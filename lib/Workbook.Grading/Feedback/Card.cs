namespace Workbook.Grading.Feedback;

/// <summary>
/// The frame of what is said to a learner. Letters and lines take the colour of the page around them, in light and dark
/// themes; the coloured edge only repeats what a sign and a word say.
/// </summary>
internal static class Card
{
    /// <summary>Colours of the edge.</summary>
    public const string Passed = "#2e8b57", Failed = "#d2691e", Open = "#808080", Note = "#6a7fdb";

    /// <summary>A paragraph's distance from the one above.</summary>
    public const string Paragraph = "margin:.4em 0 0";

    /// <summary>What is said in passing.</summary>
    public const string Aside = "margin:.4em 0 0;font-size:.9em;opacity:.85";

    /// <summary>Content in the frame.</summary>
    public static string Around(string content, string edge) =>
        "<div style=\"border:1px solid;border-color:color-mix(in srgb,currentColor 25%,transparent);"
        + $"border-left:4px solid {edge};border-radius:4px;padding:.5em .9em;margin:.4em 0;max-width:60em;line-height:1.5;overflow-wrap:break-word\">{content}</div>";
}
