using Pages.Tests.Browsing;
using Workbook.Cli.Courses;

namespace Pages.Tests;

/// <summary>The cards that a learner sees below the cells: every state, on every screen.</summary>
public sealed class CardTests(Site site) : IClassFixture<Site>
{
    private const string Cells = """
        #!markdown

        # Cards

        #!csharp

        var lesson = Lesson.Open("02-rnn-forward");
        lesson

        #!csharp

        Tensor OneHot(Tensor ids, int vocabulary) => nn.functional.one_hot(ids, vocabulary).to_type(float32);
        Exercise.Check("one-hot", OneHot)

        #!csharp

        Tensor Sideways(Tensor ids, int vocabulary) => OneHot(ids, vocabulary).t();
        Exercise.Check("one-hot", Sideways, 7)

        #!csharp

        Tensor Off(Tensor ids, int vocabulary) => OneHot(ids, vocabulary) * 0.5f;
        Exercise.Check("one-hot", Off, 7)

        #!csharp

        Tensor Thrown(Tensor ids, int vocabulary) => throw new ArgumentException("a <b> & averylongwordwithoutanyblankthatmustnotmakethepagescrollsideways_averylongwordwithoutanyblank");
        Exercise.Check("one-hot", Thrown, 7)

        #!csharp

        Tensor Open(Tensor ids, int vocabulary) => throw new NotImplementedException();
        Exercise.Check("one-hot", Open)

        #!csharp

        Tensor Signature(Tensor ids) => ids;
        Exercise.Check("one-hot", Signature)

        #!csharp

        (Tensor aNext, Tensor yHat) Cell(Tensor xt, Tensor aPrev, Tensor Wax, Tensor Waa, Tensor Wya, Tensor ba, Tensor by)
        {
            var aNext = (aPrev.mm(Waa.t()) + xt.mm(Wax.t()) + ba).tanh();
            return (aNext, (aPrev.mm(Wya.t()) + by).softmax(1));
        }
        Exercise.Check("rnn-cell-forward", Cell, 1)

        #!csharp

        // Cells that only ask for a hint are left out of pages.
        Exercise.Hint("one-hot", 0).Display();
        Exercise.Hint("one-hot", 2)

        #!csharp

        Claim.Holds("a claim is a card, too", true)
        """;

    [Fact]
    public async Task EveryCardIsReadableOnEveryScreen()
    {
        await ExportAsync();
        var wrong = new List<string>();
        foreach (PageView view in PageView.All)
        {
            wrong.AddRange((await Audit.OfAsync(site, site["cards.html"], view)).Wrong.Select(sentence => $"{view.Width} px, {view.Scheme}: {sentence}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task ACardSaysWithoutColourWhatItsColourSays()
    {
        await ExportAsync();
        await using BrowserPage page = await site.Browser.OpenAsync(site["cards.html"], PageView.All[0]);
        string[] said = [.. (await page.EvaluateAsync("[...document.querySelectorAll('.output')].map(e => e.innerText)"))!.AsArray().Select(text => (string)text!).Skip(1)];
        string[] beginnings = ["\u2713 one-hot: passed, 5 of 5 points", "\u2717 one-hot: not yet", "\u2717 one-hot: not yet", "\u2717 one-hot: not yet", "\u25cb one-hot: no answer yet", "\u2717 one-hot: not yet", "\u2717 rnn-cell-forward: not yet, 6.6 of 10 points", "3 hints wait.", "Hint 2 of 3:"];
        Assert.All(beginnings.Zip(said), pair => Assert.StartsWith(pair.First, pair.Second));
        Assert.Contains("It looks like this:", said[1]);
        Assert.Contains("averylongword", said[3]);
        Assert.Contains("largest difference", said[6]);
        Assert.Contains("0.30984", said[6]);
        Assert.Contains("this lesson: 0 of 4 exercises, 6.6 of 35 points so far", said[6]);
    }

    private async Task ExportAsync()
    {
        await File.WriteAllTextAsync(site["cards.dib"], $"#!csharp\n\n#!import {CourseFolder.Find().LibraryPointer}\n\n{Cells}\n");
        Assert.Equal(0, await Site.CommandAsync("export", site["cards.dib"], "--to", "html", "--output", site["cards.html"]));
    }
}
