using System.Text.Json.Nodes;
using Pages.Tests.Browsing;

namespace Pages.Tests;

/// <summary>Looks at a page in the browser as a reader does.</summary>
internal static class Audit
{
    private static readonly string s_script = Script();

    /// <summary>What is wrong with a page, each as a sentence, and what there is to see on it.</summary>
    public static async Task<(IReadOnlyList<string> Wrong, JsonNode Seen)> OfAsync(Site site, string file, PageView view)
    {
        await using BrowserPage page = await site.Browser.OpenAsync(file, view);
        JsonNode seen = (await page.EvaluateAsync(s_script))!;
        if (Site.Pictures is not null)
        {
            Site.SavePicture($"{Path.GetFileNameWithoutExtension(file)}-{view.Width}-{view.Scheme}.png", await page.ScreenshotAsync());
        }

        return ([.. seen["wrong"]!.AsArray().Select(item => (string)item!), .. page.Errors.Select(error => "script error: " + error)], seen);
    }

    private static string Script()
    {
        using var reader = new StreamReader(typeof(Audit).Assembly.GetManifestResourceStream("audit.js")!);
        return reader.ReadToEnd();
    }
}
