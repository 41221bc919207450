using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>All words that begin like the first and end like the second word, with the number of ways in which each comes about.</summary>
internal sealed class BlendCandidates : FunctionExercise
{
    public override string Id => "blend-candidates";

    public override string Title => "Every cut";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["ways of each candidate"];

    public override IReadOnlyList<string> Hints =>
    [
        "A cut is a pair of numbers: how many letters of the first word are kept, and from which letter on the second one is. Which values may each of them have, if every part gives at least one letter?",
        "Two loops, one in the other: kept from 1 to first.Length, from 0 up to but not including second.Length. first[..kept] + second[from..] is the word. Leave out the one cut that loses nothing, and words that are one of the two words themselves.",
        "Inside the loops: skip when kept is the whole length and from is 0; build the word; skip it when it equals first or second; otherwise ways[word] = ways.GetValueOrDefault(word) + 1.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("both-words-whole", "The two words simply put together are counted as a cut. A blend loses something: leave out the cut that keeps all of both.", BothWhole),
        new("the-words-themselves", "One of the two words is among the candidates: anna and clara can be cut so that anna or clara comes out again. That is no blend.", WordsThemselves),
        new("first-never-whole", "The first word is never kept whole. gaydar and freeware do just that: kept may be the whole length, as long as the second word loses a letter.", FirstNeverWhole),
        new("second-never-whole", "The second word is never kept whole. brexit does just that: from may be 0, as long as the first word loses a letter.", SecondNeverWhole),
        new("nothing-of-the-second", "Some candidates have nothing of the second word: from went up to its length. Every part gives at least one letter.", NothingOfSecond),
        new("nothing-of-the-first", "Some candidates have nothing of the first word: kept began at 0. Every part gives at least one letter.", NothingOfFirst),
        new("every-way-is-one", "Every candidate has the value 1. If several cuts give the same word, the two words share letters at the join, and just that number of ways says how many.", AlwaysOne),
        new("kept-instead-of-ways", "The value of a candidate is the number of letters kept of the first word, not the number of cuts that give it.", KeptAsValue),
        new("both-orders", "The words are also blended the other way round. In this exercise the first word begins and the second ends.", BothOrders),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("a query, grouped", Grouped),
        new("from the end, counted in a list", FromTheEnd),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (first, second) in ((int, int)[])[(4, 5), (2, 3), (6, 2), (3, 3)])
            yield return new Case($"words of {first} and {second} letters", DrawnNames.Word(random, first), DrawnNames.Word(random, second));
        yield return new Case("anna and clara", "anna", "clara");
        string shared = DrawnNames.Word(random, 2);
        yield return new Case("an end that is the other's beginning", DrawnNames.Word(random, 3) + shared, shared + DrawnNames.Word(random, 3));
        yield return new Case("brad and angelina", "brad", "angelina");
        yield return new Case("one letter and four", DrawnNames.Word(random, 1), DrawnNames.Word(random, 4));
    }

    /// <summary>The candidates and their ways; blends of whatever two words.</summary>
    internal static Dictionary<string, int> Solve(string first, string second) => Count(first, second, kept => kept >= 1, from => from < second.Length);

    private static Dictionary<string, int> Count(string first, string second, Func<int, bool> keeps, Func<int, bool> begins, bool whole = false, bool same = false)
    {
        var ways = new Dictionary<string, int>();
        for (int kept = 0; kept <= first.Length; kept++)
            for (int from = 0; from <= second.Length; from++)
            {
                if (!keeps(kept) || !begins(from) || (!whole && kept == first.Length && from == 0)) continue;
                string word = first[..kept] + second[from..];
                if (same || (word != first && word != second)) ways[word] = ways.GetValueOrDefault(word) + 1;
            }
        return ways;
    }

    private static Dictionary<string, int> BothWhole(string first, string second) => Count(first, second, kept => kept >= 1, from => from < second.Length, whole: true);

    private static Dictionary<string, int> WordsThemselves(string first, string second) => Count(first, second, kept => kept >= 1, from => from < second.Length, same: true);

    private static Dictionary<string, int> FirstNeverWhole(string first, string second) => Count(first, second, kept => kept >= 1 && kept < first.Length, from => from < second.Length);

    private static Dictionary<string, int> SecondNeverWhole(string first, string second) => Count(first, second, kept => kept >= 1, from => from >= 1 && from < second.Length);

    private static Dictionary<string, int> NothingOfSecond(string first, string second) => Count(first, second, kept => kept >= 1, from => true);

    private static Dictionary<string, int> NothingOfFirst(string first, string second) => Count(first, second, kept => true, from => from < second.Length);

    private static Dictionary<string, int> AlwaysOne(string first, string second) => Solve(first, second).ToDictionary(pair => pair.Key, pair => 1);

    private static Dictionary<string, int> KeptAsValue(string first, string second)
    {
        var ways = Solve(first, second);
        for (int kept = 1; kept <= first.Length; kept++)
            for (int from = 0; from < second.Length; from++)
                if (ways.ContainsKey(first[..kept] + second[from..])) ways[first[..kept] + second[from..]] = kept;
        return ways;
    }

    private static Dictionary<string, int> BothOrders(string first, string second)
    {
        var ways = Solve(first, second);
        foreach (var (word, count) in Solve(second, first)) ways[word] = ways.GetValueOrDefault(word) + count;
        return ways;
    }

    private static Dictionary<string, int> Grouped(string first, string second) =>
        (from kept in Enumerable.Range(1, first.Length)
         from start in Enumerable.Range(0, second.Length)
         where kept < first.Length || start > 0
         let word = string.Concat(first.AsSpan(0, kept), second.AsSpan(start))
         where word != first && word != second
         group word by word).ToDictionary(same => same.Key, same => same.Count());

    private static Dictionary<string, int> FromTheEnd(string first, string second)
    {
        var words = new List<string>();
        for (int ending = second.Length; ending >= 1; ending--)
            for (int lost = 0; lost < first.Length; lost++)
                if (lost > 0 || ending < second.Length) words.Add(first.Remove(first.Length - lost) + second.Substring(second.Length - ending));
        return words.Distinct().Except([first, second]).ToDictionary(word => word, word => words.Count(other => other == word));
    }
}
