using System.Text.Json.Nodes;
using Pages.Tests.Browsing;

namespace Pages.Tests;

/// <summary>Exported pages as a reader sees them: on wide and narrow screens, light and dark, and on paper.</summary>
public sealed class PageTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task PagesAreReadableOnEveryScreen()
    {
        var wrong = new List<string>();
        foreach (string file in site.Files)
        {
            foreach (PageView view in PageView.All)
            {
                (IReadOnlyList<string> found, JsonNode seen) = await Audit.OfAsync(site, file, view);
                wrong.AddRange(found.Concat(Missing(file, seen)).Select(sentence => $"{Path.GetFileName(file)}, {view.Width} px, {view.Scheme}: {sentence}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task OnPaperNothingIsCutOff()
    {
        foreach (string file in site.Files)
        {
            await using BrowserPage page = await site.Browser.OpenAsync(file, new PageView(720, "light"));
            await page.EmulatePaperAsync(true);
            JsonNode? cut = await page.EvaluateAsync("[...document.querySelectorAll('main, pre, table, .output, .formula, svg')].filter(e => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0).map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 60))");
            Assert.Equal("[]", $"{cut!.ToJsonString()}");
            byte[] paper = await page.PrintAsync();
            Assert.Equal("%PDF-"u8.ToArray(), paper[..5]);
            Site.SavePicture(Path.GetFileNameWithoutExtension(file) + ".pdf", paper);
        }
    }

    [Fact]
    public async Task AChartIsDrawnByPlotlyOnRequestAndStaysWhereThatCannotBeLoaded()
    {
        const string Click = "(async () => { const button = document.querySelector('.interactive'); button.click(); do await new Promise(done => setTimeout(done, 50)); while (button.isConnected && button.textContent.startsWith('Loading')); return button.parentElement ? button.textContent : document.querySelector('.plot').textContent; })()";
        const string Charts = "document.querySelectorAll('.output > svg').length";
        string file = site.Files.First(name => Path.GetFileName(name).StartsWith("02-", StringComparison.Ordinal));
        await using BrowserPage page = await site.Browser.OpenAsync(file, PageView.All[0]);
        int charts = (int)(await page.EvaluateAsync(Charts))!;

        await page.AnswerAsync("https://cdn.plot.ly/*", null);
        Assert.Contains("could not be loaded", (string?)await page.EvaluateAsync(Click));
        Assert.Equal(charts, (int)(await page.EvaluateAsync(Charts))!);

        await page.AnswerAsync("https://cdn.plot.ly/*", Environment.GetEnvironmentVariable("PLOTLY_JS") is { } real
            ? await File.ReadAllTextAsync(real)
            : "var Plotly = { newPlot: (place, data, layout) => place.textContent = `${data[0].type}: ${layout.title.text}` };");
        Assert.Contains("Small recurrent weights: the pulse fades", (string?)await page.EvaluateAsync(Click));
        Assert.Equal(charts - 1, (int)(await page.EvaluateAsync(Charts))!);
        Site.SavePicture("plotly.png", Site.Pictures is null ? [] : await page.ScreenshotAsync());
    }

    // A page on which there is nothing to look at would pass every other test.
    private static IEnumerable<string> Missing(string file, JsonNode seen)
    {
        string name = Path.GetFileNameWithoutExtension(file);
        (string What, bool Expected)[] things = [("charts", name is "02-rnn-forward" or "12-jazz"), ("formulas", name != "index"), ("links", name != "index"), ("sounds", name == "12-jazz")];
        return things.Where(thing => thing.Expected && (int)seen[thing.What]! == 0).Select(thing => $"there are no {thing.What}");
    }
}
