using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>Names as one-hot letters and, one step ahead, as the letters to predict; a newline ends each.</summary>
internal sealed class NameBatches : FunctionExercise
{
    private const int Newline = 0;

    private const long NotAsked = -100;

    public override string Id => "name-batches";

    public override string Title => "Names as tensors";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["inputs x", "targets y"];

    public override IReadOnlyList<string> Hints =>
    [
        "Write down the two rows for one short name, for example ann: what is asked at each of its four steps, and what does the network see there? How many steps does a batch have, if one of its names has eight letters?",
        "steps is the longest name plus 1, for the newline. Make two arrays, float[batch, steps, 27] and long[batch, steps], fill the second with -100, and turn both into tensors with torch.tensor. The id of a letter is letter - 'a' + 1.",
        "For every name i and every t from 0 to its length (included): y[i, t] is the id of letter t, or 0 when t is the length; and x[i, t, id of letter t - 1] is 1 when t is more than 0. Nothing else is written.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("not-shifted", "The input of a step is the very letter that the step asks for. The network would only learn to copy; give it the letter before, and nothing at the first step.", NotShifted),
        new("newline-missing", "No step asks for the newline. Then the network never learns where names end, and a name that it makes goes on for ever.", NewlineMissing),
        new("padding-asked", "Behind the end of a short name the targets are 0, the newline, so the network is asked for one newline after the other, and most of its loss is about padding. Use -100 there: cross_entropy leaves it out.", PaddingAsked),
        new("begins-with-newline", "The first input is the one-hot vector of the newline. In this exercise nothing stands before a name: x<1> is a vector of zeros. (With a newline in front it works as well, if you do it everywhere.)", BeginsWithNewline),
        new("filled-up-with-newlines", "Behind the end of a short name the inputs are one-hot newlines. Nothing is asked there, so it does no harm to the loss, but the exercise wants zeros: what is not there should not be seen.", FilledUpWithNewlines),
        new("letters-from-zero", "The letters are counted from 0, so a and the newline share an id, or the newline stands at the end. Here the newline is 0 and a to z are 1 to 26.", LettersFromZero),
        new("inputs-int64", "The inputs are int64, as one_hot returns them. A network multiplies them with float32 weights: convert them with to_type(torch.float32).", InputsInt64),
        new("targets-int32", "The targets are int32. Class numbers are int64 (long) for cross_entropy.", TargetsInt32),
        new("steps-first", "Batch and steps are swapped. One name is one row: (batch, steps, 27) and (batch, steps).", StepsFirst),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("one_hot of the letters", ByOneHot),
        new("name by name, padded and stacked", Stacked),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (int[] lengths in (int[][])[[3, 5, 2], [4], [1, 6, 6, 3], [1], [2, 2]])
            yield return new Case($"names of {string.Join(", ", lengths)} letters", (object)lengths.Select(letters => DrawnNames.Word(random, letters)).ToArray());
    }

    private static (Tensor x, Tensor y) Solve(string[] names) => Fill(names, names.Max(name => name.Length) + 1, NotAsked);

    private static (Tensor, Tensor) Fill(string[] names, int steps, long padding)
    {
        var (x, y) = (new float[names.Length, steps, DrawnNames.Characters], new long[names.Length, steps]);
        for (int i = 0; i < names.Length; i++)
            for (int t = 0; t < steps; t++)
            {
                if (t > 0 && t <= names[i].Length) x[i, t, IdOf(names[i][t - 1])] = 1;
                y[i, t] = t < names[i].Length ? IdOf(names[i][t]) : t == names[i].Length ? Newline : padding;
            }
        return (tensor(x), tensor(y));
    }

    private static int IdOf(char letter) => letter - 'a' + 1;

    private static (Tensor, Tensor) NotShifted(string[] names)
    {
        var (x, y) = Solve(names);
        var shifted = zeros_like(x);
        shifted.narrow(1, 0, x.shape[1] - 1).copy_(x.narrow(1, 1, x.shape[1] - 1));
        return (shifted, y);
    }

    private static (Tensor, Tensor) NewlineMissing(string[] names)
    {
        var (x, y) = Solve(names);
        return (x, y.where(y.ne(Newline), full_like(y, NotAsked)));
    }

    private static (Tensor, Tensor) PaddingAsked(string[] names) => Fill(names, names.Max(name => name.Length) + 1, Newline);

    private static (Tensor, Tensor) BeginsWithNewline(string[] names)
    {
        var (x, y) = Solve(names);
        x.select(1, 0).select(1, Newline).fill_(1);
        return (x, y);
    }

    private static (Tensor, Tensor) FilledUpWithNewlines(string[] names)
    {
        var (x, y) = Solve(names);
        x.select(2, Newline).copy_(y.eq(NotAsked).to_type(float32));
        return (x, y);
    }

    private static (Tensor, Tensor) LettersFromZero(string[] names)
    {
        var (x, y) = Solve(names);
        return (x.roll(-1, 2), y.where(y.lt(0), (y + DrawnNames.Characters - 1).remainder(DrawnNames.Characters)));
    }

    private static (Tensor, Tensor) InputsInt64(string[] names)
    {
        var (x, y) = Solve(names);
        return (x.to_type(int64), y);
    }

    private static (Tensor, Tensor) TargetsInt32(string[] names)
    {
        var (x, y) = Solve(names);
        return (x, y.to_type(int32));
    }

    private static (Tensor, Tensor) StepsFirst(string[] names)
    {
        var (x, y) = Solve(names);
        return (x.transpose(0, 1), y.t());
    }

    private static (Tensor, Tensor) ByOneHot(string[] names)
    {
        int steps = names.Max(name => name.Length) + 1;
        var ids = names.Select(name => Enumerable.Range(0, steps).Select(t => t < name.Length ? (long)IdOf(name[t]) : t == name.Length ? Newline : NotAsked).ToArray()).ToArray();
        var y = stack(ids.Select(row => tensor(row)), 0);
        var hot = nn.functional.one_hot(y.clamp_min(0), DrawnNames.Characters).to_type(float32) * y.gt(0).unsqueeze(2).to_type(float32);
        return (cat([zeros(names.Length, 1, DrawnNames.Characters), hot.narrow(1, 0, steps - 1)], 1), y);
    }

    private static (Tensor, Tensor) Stacked(string[] names)
    {
        int steps = names.Max(name => name.Length) + 1;
        var rows = names.Select(name => Fill([name], name.Length + 1, NotAsked)).Select(row => (X: row.Item1[0], Y: row.Item2[0])).ToList();
        var x = rows.Select(row => cat([row.X, zeros(steps - row.X.shape[0], DrawnNames.Characters)], 0));
        var y = rows.Select(row => cat([row.Y, full([steps - row.Y.shape[0]], NotAsked, dtype: int64)], 0));
        return (stack(x, 0), stack(y, 0));
    }
}
