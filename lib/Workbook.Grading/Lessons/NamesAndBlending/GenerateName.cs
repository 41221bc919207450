using System.Text;
using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>A name drawn letter by letter, until a newline is drawn or the name is long enough.</summary>
internal sealed class GenerateName : FunctionExercise
{
    private const int Newline = 0, Longest = 14;

    public override string Id => "generate-name";

    public override string Title => "Drawing a name";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["name"];

    public override IReadOnlyList<string> Hints =>
    [
        "One round of a loop makes one letter. What does the network have to know before it can say how likely each next letter is, and what are the two ways in which the loop ends?",
        "To draw with given probabilities, take one number from random.NextDouble() and walk through them, adding up: the first character at which the sum exceeds the number is drawn. Character 0 is the newline; k from 1 to 26 is (char)('a' + k - 1).",
        "while (name.Length < most): var p = next(...); draw k by running through p; if k is 0, leave the loop; otherwise name += the letter of k. Behind the loop, return name.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("most-likely-letter", "The most likely letter is taken each time. Then the network knows a single name and makes it for ever: draw with the probabilities.", Greedy),
        new("nothing-fed-back", "The network is asked with an empty name each time, so every letter is drawn as if it were the first. Ask it with the letters that were drawn so far.", NothingFedBack),
        new("last-letter-only", "The network is asked with the last letter alone. It has a memory for the whole beginning: give it all letters drawn so far.", LastLetterOnly),
        new("newline-kept", "The newline became part of the name. It only says that the name is over.", NewlineKept),
        new("one-letter-off", "Each letter is one place further in the alphabet than it should be. The newline takes place 0, so a is 1: the letter of k is 'a' + k - 1.", OneLetterOff),
        new("one-draw-for-all", "One random number is drawn for the whole name. Every letter needs a number of its own, or a small number gives a name of only a.", OneDrawForAll),
        new("never-cut", "The length is not limited: most is ignored. A network may forget to end a name; somebody must.", NeverCut),
        new("all-letters-alike", "Each character is drawn with the same probability. That is what the network does before it has learned anything; use its probabilities.", AllAlike),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("subtracting from the number", Subtracting),
        new("running sums in an array", RunningSums),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int most in (int[])[12, 3, 1, 8, 20])
        {
            var (tables, draws) = (random.Next(1 << 20), random.Next());
            yield return new Case($"at most {most} letters", (Func<string, double[]>)(soFar => Probabilities(tables, soFar)), new Random(draws), most);
        }
    }

    /// <summary>Probabilities that depend on all letters so far; a newline becomes certain behind the longest name.</summary>
    private static double[] Probabilities(int seed, string soFar)
    {
        var weights = Enumerable.Range(0, DrawnNames.Characters).Select(k => Math.Pow(DrawnNames.Number(seed + 100 * k, soFar), 3)).ToArray();
        weights[Newline] = soFar.Length < Longest ? 0.02 * soFar.Length : 1e12;
        double sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static string Solve(Func<string, double[]> next, Random random, int most)
    {
        string name = "";
        while (name.Length < most)
        {
            int k = Drawn(next(name), random.NextDouble());
            if (k == Newline) break;
            name += Letter(k);
        }
        return name;
    }

    private static int Drawn(double[] probabilities, double number)
    {
        double sum = 0;
        for (int k = 0; k < probabilities.Length; k++)
        {
            sum += probabilities[k];
            if (sum > number) return k;
        }
        return Array.FindLastIndex(probabilities, probability => probability > 0);
    }

    private static char Letter(int k) => (char)('a' + k - 1);

    private static string Greedy(Func<string, double[]> next, Random random, int most)
    {
        string name = "";
        while (name.Length < most)
        {
            double[] p = next(name);
            int k = Array.IndexOf(p, p.Max());
            if (k == Newline) break;
            name += Letter(k);
        }
        return name;
    }

    private static string NothingFedBack(Func<string, double[]> next, Random random, int most)
    {
        double[] first = next("");
        return Solve(soFar => soFar.Length < Longest ? first : next(soFar), random, most);
    }

    private static string LastLetterOnly(Func<string, double[]> next, Random random, int most) =>
        Solve(soFar => soFar.Length < Longest ? next(soFar.Length == 0 ? "" : soFar[^1..]) : next(soFar), random, most);

    private static string NewlineKept(Func<string, double[]> next, Random random, int most)
    {
        string name = Solve(next, random, most);
        return name.Length < most ? name + "\n" : name;
    }

    private static string OneLetterOff(Func<string, double[]> next, Random random, int most) =>
        string.Concat(Solve(next, random, most).Select(letter => (char)(letter + 1)));

    private static string OneDrawForAll(Func<string, double[]> next, Random random, int most)
    {
        double number = random.NextDouble();
        string name = "";
        while (name.Length < most)
        {
            int k = Drawn(next(name), number);
            if (k == Newline) break;
            name += Letter(k);
        }
        return name;
    }

    private static string NeverCut(Func<string, double[]> next, Random random, int most) => Solve(next, random, int.MaxValue);

    private static string AllAlike(Func<string, double[]> next, Random random, int most)
    {
        double[] alike = [.. Enumerable.Repeat(1.0 / DrawnNames.Characters, DrawnNames.Characters)];
        return Solve(_ => alike, random, most);
    }

    private static string Subtracting(Func<string, double[]> next, Random random, int most)
    {
        var name = new StringBuilder();
        for (int t = 0; t < most; t++)
        {
            double[] p = next(name.ToString());
            double left = random.NextDouble();
            int k = 0;
            while (k < p.Length - 1 && (left -= p[k]) >= 0) k++;
            if (k == 0) return name.ToString();
            name.Append((char)('`' + k));
        }
        return name.ToString();
    }

    private static string RunningSums(Func<string, double[]> next, Random random, int most)
    {
        string name = "";
        for (bool ended = false; !ended && name.Length < most;)
        {
            double total = 0;
            double[] sums = [.. next(name).Select(p => total += p)];
            double number = random.NextDouble();
            int k = Array.FindIndex(sums, sum => sum > number);
            ended = k == 0;
            if (!ended) name += "\nabcdefghijklmnopqrstuvwxyz"[k];
        }
        return name;
    }
}
