using Workbook.Corpora;

namespace Workbook.Tests.Corpora;

/// <summary>The bundled Shakespeare: the structure of the sonnets, their rhymes on a sample, and the shape of the plays.</summary>
public sealed class ShakespeareTests
{
    /// <summary>154 poems; 15 lines in the 99th, 12 in the 126th, 14 in every other.</summary>
    [Fact]
    public void Sonnets_have_their_lines()
    {
        var sonnets = Shakespeare.Sonnets();
        Assert.Equal(Enumerable.Range(1, 154), sonnets.Select(sonnet => sonnet.Number));
        Assert.All(sonnets, sonnet => Assert.Equal(sonnet.Number switch { 99 => 15, 126 => 12, _ => 14 }, sonnet.Lines.Count));
        Assert.Equal(Shakespeare.SonnetText(), string.Join("\n\n", sonnets) + "\n");
    }

    /// <summary>No sonnet occurs twice, and the only couplet that does is the one that the poet used twice (36 and 96).</summary>
    [Fact]
    public void Sonnets_differ()
    {
        var sonnets = Shakespeare.Sonnets();
        Assert.Equal(154, sonnets.Select(sonnet => sonnet.Lines[0]).Distinct().Count());
        var repeated = sonnets.GroupBy(sonnet => sonnet.Lines[^1]).Where(group => group.Count() > 1);
        Assert.Equal([36, 96], Assert.Single(repeated).Select(sonnet => sonnet.Number));
    }

    /// <summary>The last words of sonnets known by heart, in the order abab cdcd efef gg.</summary>
    [Theory]
    [InlineData(1, "increase die decease memory eyes fuel lies cruel ornament spring content niggarding be thee")]
    [InlineData(18, "day temperate May date shines dimmed declines untrimmed fade ow'st shade grow'st see thee")]
    [InlineData(29, "eyes state cries fate hope possessed scope least despising state arising gate brings kings")]
    [InlineData(30, "thought past sought waste flow night woe sight foregone o'er moan before friend end")]
    [InlineData(55, "monuments rhyme contents time overturn masonry burn memory enmity room posterity doom arise eyes")]
    [InlineData(73, "behold hang cold sang day west away rest fire lie expire by strong long")]
    [InlineData(94, "none show stone slow graces expense faces excellence sweet die meet dignity deeds weeds")]
    [InlineData(106, "time wights rhyme knights best brow expressed now prophecies prefiguring eyes sing days praise")]
    [InlineData(116, "minds love finds remove mark shaken bark taken cheeks come weeks doom proved loved")]
    [InlineData(126, "power hour showest growest wrack back skill kill pleasure treasure be thee")]
    [InlineData(129, "shame lust blame trust straight had bait mad so extreme woe dream well hell")]
    [InlineData(130, "sun red dun head white cheeks delight reeks know sound go ground rare compare")]
    [InlineData(138, "truth lies youth subtleties young best tongue suppressed unjust old trust told me be")]
    [InlineData(154, "asleep brand keep hand fire warmed desire disarmed by perpetual remedy thrall prove love")]
    public void Lines_end_in_their_rhymes(int number, string words) =>
        Assert.Equal(words, string.Join(' ', Shakespeare.Sonnets()[number - 1].Lines.Select(LastWord)));

    /// <summary>In more than four of five pairs of lines that should rhyme, the last letter or the one before it is the same; in pairs that should not, in fewer than one of three.</summary>
    [Fact]
    public void Rhyming_lines_look_alike()
    {
        var pairs = Shakespeare.Sonnets().Where(sonnet => sonnet.Lines.Count == 14).SelectMany(sonnet => RhymingLines.Select(pair =>
            (First: LastWord(sonnet.Lines[pair.First]), Second: LastWord(sonnet.Lines[pair.Second])))).ToList();
        Assert.Equal(152 * 7, pairs.Count);
        double alike = pairs.Average(pair => LookAlike(pair.First, pair.Second));
        var shuffled = pairs.Zip(pairs.Skip(1), (one, other) => (one.First, other.Second)).ToList();
        double byChance = shuffled.Average(pair => LookAlike(pair.First, pair.Item2));
        Assert.True(alike > 0.8 && byChance < 0.33, $"alike {alike:F3}, by chance {byChance:F3}");
    }

    /// <summary>Every file is plain ASCII, without tabs, spaces at the ends of lines, or two empty lines in a row.</summary>
    [Fact]
    public void Text_is_plain()
    {
        string text = Shakespeare.Everything();
        Assert.DoesNotContain(text, character => character != '\n' && character is < ' ' or > '~');
        Assert.DoesNotContain(" \n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
        Assert.InRange(text.Length, 270_000, 285_000);
    }

    /// <summary>The plays begin and end where they should, and their scenes are all there.</summary>
    [Fact]
    public void Plays_are_whole()
    {
        AssertPlay(Shakespeare.AsYouLikeIt(), scenes: 22, "As I remember, Adam, it was upon this fashion", "All the world's a stage,", "kind offer, when I make curtsy, bid me farewell.");
        AssertPlay(Shakespeare.HamletActOne(), scenes: 5, "Who's there?", "This above all: to thine ownself be true,", "Nay, come, let's go together.");
        AssertPlay(Shakespeare.MacbethActFour(), scenes: 3, "Thrice the brinded cat hath mew'd.", "Something wicked this way comes:--", "The night is long that never finds the day.");
    }

    /// <summary>A malformed file is an error that names file, line, problem and remedy.</summary>
    [Theory]
    [InlineData("", "no poem", "an empty line between poems")]
    [InlineData("\nfirst\n", "(1): an empty line stands where a poem should begin", "one empty line")]
    [InlineData("first\n\n\nsecond\n", "(3): an empty line stands where a poem should begin", "one empty line")]
    [InlineData("first\n second\n", "(2): the line begins or ends with a space", "remove it")]
    [InlineData("first \n", "(1): the line begins or ends with a space", "remove it")]
    public void Malformed_poems_are_named(string text, string problem, string remedy)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        var error = Assert.Throws<InvalidDataException>(() => Shakespeare.ReadPoems(path));
        File.Delete(path);
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Message, StringComparison.Ordinal);
    }

    private static readonly (int First, int Second)[] RhymingLines = [(0, 2), (1, 3), (4, 6), (5, 7), (8, 10), (9, 11), (12, 13)];

    private static double LookAlike(string first, string second) => first[^1] == second[^1] || (first.Length > 1 && second.Length > 1 && first[^2] == second[^2]) ? 1 : 0;

    private static string LastWord(string line) => line.TrimEnd('-', ',', '.', ':', ';', '!', '?', '\'', ')').Split(' ', '-')[^1].TrimStart('\'');

    private static void AssertPlay(string text, int scenes, string first, string known, string last)
    {
        string[] lines = text.Split('\n');
        Assert.Equal(scenes, lines.Count(line => line.StartsWith("SCENE ", StringComparison.Ordinal)));
        var spoken = lines.Where(line => line.Length > 0 && line[0] != '[' && line.Any(char.IsLower) && !line.StartsWith("SCENE ", StringComparison.Ordinal)).ToList();
        Assert.Equal(first, spoken[0]);
        Assert.Contains(known, spoken);
        Assert.Equal(last, spoken[^1]);
    }
}
