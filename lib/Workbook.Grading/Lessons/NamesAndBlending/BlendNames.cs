using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>The best blends of two words by a score.</summary>
internal sealed class BlendNames : FunctionExercise
{
    public override string Id => "blend-names";

    public override string Title => "The best blends";

    public override double Points => 10;

    public override IReadOnlyList<string> DependsOn => ["blend-candidates"];

    public override IReadOnlyList<string> Outputs(int function) => ["best blends"];

    public override IReadOnlyList<string> Hints =>
    [
        "Three steps: make the candidates, put them in order, keep the first ones. Which of your functions does the first step already?",
        "BlendCandidates(first, second).Keys are the candidates. OrderByDescending sorts by a number, ThenBy(word => word, StringComparer.Ordinal) breaks ties by the alphabet, Take keeps the first ones, ToArray makes the array.",
        "return BlendCandidates(...).Keys.OrderByDescending(word => ...).ThenBy(word => word, StringComparer.Ordinal).Take(...).ToArray();",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("worst-first", "The candidates are sorted from the lowest score upwards, so the worst blends come first. A high score is good.", WorstFirst),
        new("words-swapped", "The second word begins and the first one ends. Pass the words on in their order.", Swapped),
        new("all-returned", "All candidates come back, whatever count says.", AllReturned),
        new("ways-instead-of-score", "The candidates are sorted by the number of their ways, and score is not asked. Overlap is only one thing among many that a score knows.", ByWays),
        new("ties-unsorted", "Candidates of equal score stand in the order in which they were made. Break ties by the alphabet, so that the answer does not depend on how the loops ran.", TiesUnsorted),
        new("cut-before-sorting", "The first candidates are taken and then sorted; the best one may not be among them. Sort first, then take.", CutFirst),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("a sorted list", SortedList),
        new("the best again and again", Repeatedly),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (first, second, count) in ((int, int, int)[])[(4, 5, 5), (3, 4, 1), (5, 6, 8), (2, 2, 40)])
        {
            int seed = random.Next(1 << 20);
            yield return new Case($"words of {first} and {second} letters, {count} wanted", DrawnNames.Word(random, first), DrawnNames.Word(random, second),
                (Func<string, double>)(word => Math.Floor(6 * DrawnNames.Number(seed, word))), count);
        }
        yield return new Case("brad and angelina, shorter is better, 6 wanted", "brad", "angelina", (Func<string, double>)(word => -word.Length), 6);
    }

    private static string[] Solve(string first, string second, Func<string, double> score, int count) =>
        [.. BlendCandidates.Solve(first, second).Keys.OrderByDescending(score).ThenBy(word => word, StringComparer.Ordinal).Take(count)];

    private static string[] WorstFirst(string first, string second, Func<string, double> score, int count) => Solve(first, second, word => -score(word), count);

    private static string[] Swapped(string first, string second, Func<string, double> score, int count) => Solve(second, first, score, count);

    private static string[] AllReturned(string first, string second, Func<string, double> score, int count) => Solve(first, second, score, int.MaxValue);

    private static string[] ByWays(string first, string second, Func<string, double> score, int count)
    {
        var ways = BlendCandidates.Solve(first, second);
        return Solve(first, second, word => ways[word], count);
    }

    private static string[] TiesUnsorted(string first, string second, Func<string, double> score, int count) =>
        [.. BlendCandidates.Solve(first, second).Keys.OrderByDescending(score).Take(count)];

    private static string[] CutFirst(string first, string second, Func<string, double> score, int count) =>
        [.. BlendCandidates.Solve(first, second).Keys.Take(count).OrderByDescending(score).ThenBy(word => word, StringComparer.Ordinal)];

    private static string[] SortedList(string first, string second, Func<string, double> score, int count)
    {
        var words = BlendCandidates.Solve(first, second).Keys.Select(word => (Score: score(word), Word: word)).ToList();
        words.Sort((one, other) => one.Score != other.Score ? other.Score.CompareTo(one.Score) : string.CompareOrdinal(one.Word, other.Word));
        return [.. words.Take(count).Select(entry => entry.Word)];
    }

    private static string[] Repeatedly(string first, string second, Func<string, double> score, int count)
    {
        var (left, best) = (BlendCandidates.Solve(first, second).Keys.Order(StringComparer.Ordinal).ToList(), new List<string>());
        while (left.Count > 0 && best.Count < count)
        {
            string top = left.MaxBy(score)!;
            best.Add(top);
            left.Remove(top);
        }
        return [.. best];
    }
}
