using System.Globalization;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Glove;

/// <summary>One line of a GloVe file: a word and its vector, whatever the machine writes for a decimal point.</summary>
internal sealed class ReadGloveLine : FunctionExercise
{
    private static readonly CultureInfo CommaCulture = WithComma();

    public override string Id => "read-glove-line";

    public override string Title => "A line of a GloVe file";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["word", "vector"];

    public override IReadOnlyList<string> Hints =>
    [
        "Take the line apart at its blanks. What is the first part, and what are all the others?",
        "line.Split(' ') gives the parts, parts[1..] all but the first. float.Parse reads a number, but asks the machine's language what a decimal point looks like; a second argument tells it not to.",
        "Two lines: the parts; then a return of the form (parts[...], torch.tensor(parts[...].Select(part => float.Parse(part, ...)).ToArray())).",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("language-of-the-machine", "The numbers are read in the language of the machine. This check runs as on a machine that writes 0,5 for one half and takes the point for a mark between thousands: 0.418 becomes 418, and nothing complains. Pass CultureInfo.InvariantCulture.", LanguageOfTheMachine),
        new("first-number-lost", "The first number is missing. Only one part of the line, the first, is not a number.", FirstNumberLost),
        new("last-number-lost", "The last number is missing. In ranges like 1..^1 the end is left out; 1.. goes to the end.", LastNumberLost),
        new("float64", "The vector is float64. Weights of networks are float32, and so are the published vectors.", DoublePrecision),
        new("lower-cased", "The word was turned into lower case. The file decides how a word is spelled: \"Apple\" and \"apple\" are two lines of glove.840B with two vectors.", LowerCased),
        new("one-row", "The vector has a second dimension. One word is one vector of shape (d); a matrix comes later.", OneRow),
        new("scaled-to-one", "The vector was scaled to length 1. Do that, if at all, where you compare; the length of a vector goes with the frequency of its word, and a network may use it.", ScaledToOne),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("cut at the first blank, numbers in a loop", InALoop),
        new("converted one by one", OneByOne),
    ];

    /// <summary>The learner's function runs as on a machine with a decimal comma.</summary>
    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CommaCulture;
            return [.. base.Observe(answer, random)];
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (word, dimension) in ((string, int)[])[("king", 5), ("the", 1), ("Paris", 50), ("e-mail", 3), (",", 4), ("1984", 2), ("naïve", 3)])
            yield return new Case($"the word {word}, dimension {dimension}", word + string.Concat(Enumerable.Range(0, dimension).Select(_ => " " + Number(random))));
        yield return new Case("numbers in scientific notation", "tiny 1.5e-05 -2E-3 0.25");
    }

    private static string Number(Random random) => ((random.NextDouble() * 2 - 1) * 2).ToString("F" + random.Next(2, 6), CultureInfo.InvariantCulture);

    private static CultureInfo WithComma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
        return culture;
    }

    private static (string word, Tensor vector) Solve(string line)
    {
        string[] parts = line.Split(' ');
        return (parts[0], tensor(Numbers(parts[1..], CultureInfo.InvariantCulture)));
    }

    private static float[] Numbers(string[] parts, CultureInfo culture) => [.. parts.Select(part => float.Parse(part, culture))];

    private static (string, Tensor) LanguageOfTheMachine(string line)
    {
        string[] parts = line.Split(' ');
        return (parts[0], tensor(Numbers(parts[1..], CultureInfo.CurrentCulture)));
    }

    private static (string, Tensor) FirstNumberLost(string line)
    {
        var (word, vector) = Solve(line);
        return (word, vector.narrow(0, 1, vector.shape[0] - 1));
    }

    private static (string, Tensor) LastNumberLost(string line)
    {
        var (word, vector) = Solve(line);
        return (word, vector.narrow(0, 0, vector.shape[0] - 1));
    }

    private static (string, Tensor) DoublePrecision(string line)
    {
        string[] parts = line.Split(' ');
        return (parts[0], tensor(parts[1..].Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray()));
    }

    private static (string, Tensor) LowerCased(string line)
    {
        var (word, vector) = Solve(line);
        return (word.ToLowerInvariant(), vector);
    }

    private static (string, Tensor) OneRow(string line)
    {
        var (word, vector) = Solve(line);
        return (word, vector.unsqueeze(0));
    }

    private static (string, Tensor) ScaledToOne(string line)
    {
        var (word, vector) = Solve(line);
        return (word, vector / vector.norm());
    }

    private static (string, Tensor) InALoop(string line)
    {
        int blank = line.IndexOf(' ', StringComparison.Ordinal);
        var numbers = new List<float>();
        foreach (string part in line[(blank + 1)..].Split(' '))
            numbers.Add(float.Parse(part, NumberStyles.Float, NumberFormatInfo.InvariantInfo));
        return (line[..blank], tensor(numbers.ToArray()));
    }

    private static (string, Tensor) OneByOne(string line)
    {
        string[] parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return (parts.First(), stack(parts.Skip(1).Select(part => tensor(Convert.ToSingle(part, CultureInfo.InvariantCulture))), 0));
    }
}
