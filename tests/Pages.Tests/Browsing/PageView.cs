namespace Pages.Tests.Browsing;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">In CSS pixels.</param>
/// <param name="Scheme"><c>light</c> or <c>dark</c>.</param>
internal sealed record PageView(int Width, string Scheme)
{
    public static IReadOnlyList<PageView> All { get; } = [new(1280, "light"), new(1280, "dark"), new(400, "light"), new(400, "dark")];
}
