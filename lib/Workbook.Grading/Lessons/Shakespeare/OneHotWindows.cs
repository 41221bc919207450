using TorchSharp;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>Windows and targets as one-hot vectors, the lecture's form.</summary>
internal sealed class OneHotWindows : FunctionExercise
{
    public override string Id => "one-hot-windows";

    public override string Title => "One-hot windows";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["inputs x", "targets y"];

    public override IReadOnlyList<string> Hints =>
    [
        "Start with zeros of both shapes; then there is exactly one 1 to write per character of a window, and one per target.",
        "x has an index per window, per step, per character of the vocabulary: x[i, t, id] = 1. The target of window i goes into row i of y, once per window. torch.zeros gives float32.",
        "for i over the windows { for t over its characters: x[i, t, toId[...]] = 1; and, still inside the loop over i, y[i, toId[...]] = 1; }. Whole at once: nn.functional.one_hot(ids, V).to_type(float32) of int64 ids.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("stale-index", "Only the last window has a target. The line that writes the target stands behind the loop over the windows, so it runs once, with whatever the index was last: a slip that many copies of this program carry. It belongs inside the loop over the windows.", StaleIndex),
        Wrong("characters-before-steps", "The dimensions of x are (windows, vocabulary, steps). Recurrent layers here read (batch, steps, features): the features are the vocabulary.", (windows, next, toId) => (Solve(windows, next, toId).x.transpose(1, 2).contiguous(), Solve(windows, next, toId).y)),
        Wrong("steps-mixed", "All characters of a window are in the vector of its first step, the other steps are empty: the index of the step is not used. Then the order of the letters is lost, and the order is what the network reads.", StepsMixed),
        Wrong("target-from-window", "The target is the last character of the window. It is the one behind it, in next.", (windows, next, toId) => Solve(windows, [.. windows.Select(window => window[^1])], toId)),
        Wrong("integers", "The vectors are int64, as one_hot returns them. The network multiplies them with weights of float32: convert with to_type(float32).", (windows, next, toId) => (Solve(windows, next, toId).x.to_type(int64), Solve(windows, next, toId).y.to_type(int64))),
        Wrong("double-precision", "The vectors are float64. The network's weights are float32, and the two do not multiply; it would also take twice the memory.", (windows, next, toId) => (Solve(windows, next, toId).x.to_type(float64), Solve(windows, next, toId).y.to_type(float64))),
        Wrong("targets-as-ids", "The targets are ids. For cross_entropy that is just right, and later we do so; here the lecture's form is asked for, a one-hot row per target, of the shape (windows, V).", (windows, next, toId) => (Solve(windows, next, toId).x, tensor(next.Select(c => toId[c]).ToArray()))),
        Wrong("one-based", "Every 1 stands one place too far left: id 0 has the place 0.", OneBased),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("written element by element", Written),
        Right("rows of the identity matrix", Identity),
        Right("scattered into zeros", Scattered),
    ];

    private static Misconception Wrong(string id, string text, Func<string[], char[], Dictionary<char, long>, (Tensor, Tensor)> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<string[], char[], Dictionary<char, long>, (Tensor, Tensor)> answer) => new(name, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (windows, steps, vocabulary) in ((int, int, int)[])[(4, 6, 9), (1, 5, 7), (6, 1, 5), (3, 8, 20)])
        {
            char[] alphabet = DrawnText.Alphabet(random, vocabulary);
            string[] texts = [.. Enumerable.Range(0, windows).Select(_ => DrawnText.Draw(random, steps, alphabet))];
            char[] next = [.. texts.Select(text => Other(random, alphabet, text[^1]))];
            yield return new Case($"{windows} windows of {steps}, {vocabulary} characters", texts, next, DrawnText.Ids(alphabet));
        }
    }

    /// <summary>A character other than the last of the window, so that the two cannot be confused unnoticed.</summary>
    private static char Other(Random random, char[] alphabet, char last)
    {
        char[] others = [.. alphabet.Where(character => character != last)];
        return others[random.Next(others.Length)];
    }

    private static (Tensor x, Tensor y) Solve(string[] windows, char[] next, Dictionary<char, long> toId)
    {
        var ids = tensor(windows.SelectMany(window => window.Select(c => toId[c])).ToArray()).reshape(windows.Length, windows[0].Length);
        var targets = tensor(next.Select(c => toId[c]).ToArray());
        return (nn.functional.one_hot(ids, toId.Count).to_type(float32), nn.functional.one_hot(targets, toId.Count).to_type(float32));
    }

    private static (Tensor, Tensor) StaleIndex(string[] windows, char[] next, Dictionary<char, long> toId)
    {
        var (x, y) = Solve(windows, next, toId);
        var stale = zeros_like(y);
        stale[windows.Length - 1].copy_(y[windows.Length - 1]);
        return (x, stale);
    }

    private static (Tensor, Tensor) StepsMixed(string[] windows, char[] next, Dictionary<char, long> toId)
    {
        var (x, y) = Solve(windows, next, toId);
        var mixed = zeros_like(x);
        mixed.select(1, 0).copy_(x.sum(1).clamp(0, 1));
        return (mixed, y);
    }

    private static (Tensor, Tensor) OneBased(string[] windows, char[] next, Dictionary<char, long> toId)
    {
        var (x, y) = Solve(windows, next, toId);
        return (x.roll(-1, -1), y.roll(-1, -1));
    }

    private static (Tensor, Tensor) Written(string[] windows, char[] next, Dictionary<char, long> toId)
    {
        var (x, y) = (zeros(windows.Length, windows[0].Length, toId.Count), zeros(windows.Length, toId.Count));
        for (int i = 0; i < windows.Length; i++)
        {
            for (int t = 0; t < windows[i].Length; t++) x[i, t, toId[windows[i][t]]] = 1;
            y[i, toId[next[i]]] = 1;
        }
        return (x, y);
    }

    private static (Tensor, Tensor) Identity(string[] windows, char[] next, Dictionary<char, long> toId)
    {
        var rows = eye(toId.Count);
        var x = windows.Select(window => rows.index_select(0, tensor(window.Select(c => toId[c]).ToArray()))).ToArray();
        return (stack(x), rows.index_select(0, tensor(next.Select(c => toId[c]).ToArray())));
    }

    private static (Tensor, Tensor) Scattered(string[] windows, char[] next, Dictionary<char, long> toId)
    {
        Tensor Rows(IEnumerable<char> characters)
        {
            var ids = tensor(characters.Select(c => toId[c]).ToArray()).unsqueeze(1);
            return zeros(ids.shape[0], toId.Count).scatter(1, ids, ones(ids.shape));
        }
        return (Rows(windows.SelectMany(window => window)).reshape(windows.Length, windows[0].Length, toId.Count), Rows(next));
    }
}
