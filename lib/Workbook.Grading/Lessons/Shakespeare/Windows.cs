using Workbook.Grading.Specification;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>Windows of a text and the character after each.</summary>
internal sealed class Windows : FunctionExercise
{
    public override string Id => "windows";

    public override string Title => "Windows and their targets";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["windows", "next characters"];

    public override IReadOnlyList<string> Hints =>
    [
        "A window needs a character behind it. Where does the last window start that still has one?",
        "The starts are 0, stride, 2 · stride, ... as long as start + length is a place in the text. text.Substring(start, length) cuts a window, text[...] gives one character.",
        "Two lists; for (int start = 0; start + length < ...; start += ...) add a Substring to one and text[start + ...] to the other; return (windows.ToArray(), next.ToArray()).",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("target-inside", "The target is the last character of the window itself. Then the network only has to repeat what it has just read: its loss falls to nothing, and it has learned nothing. The target is the character behind the window.", (text, length, stride) => Cut(text, length, stride, target: length - 1)),
        Wrong("target-too-far", "The target is one place too far: the first character behind the window is at start + length, because places are counted from 0.", (text, length, stride) => Cut(text, length, stride, target: length + 1)),
        Wrong("last-window-missing", "The last window is missing: the loop stops one start too early. A start is allowed as long as start + length is still a place in the text.", (text, length, stride) => Cut(text[..^1], length, stride, target: length)),
        Wrong("stride-ignored", "The windows start at every character, whatever the stride says.", (text, length, stride) => Cut(text, length, 1, target: length)),
        Wrong("side-by-side", "Each window starts where the one before ended. How far apart the windows start is the stride's business; with a stride below the length they overlap, on purpose.", (text, length, stride) => Cut(text, length, length, target: length)),
        Wrong("window-holds-target", "The windows are one character too long: they end with their own target. A network that is shown the answer does not learn to predict it.", HoldsTarget),
        Wrong("window-too-short", "The windows are one character too short: the second argument of Substring is a length, not the last place.", TooShort),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("ranges and a counted number of windows", Counted),
        Right("a query over all starts", Query),
    ];

    private static Misconception Wrong(string id, string text, Func<string, int, int, (string[], char[])> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<string, int, int, (string[], char[])> answer) => new(name, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (length, stride, windows, rest) in ((int, int, int, int)[])[(5, 3, 6, 0), (8, 1, 9, 0), (4, 6, 3, 2), (6, 4, 5, 1), (1, 2, 7, 0), (7, 3, 1, 0)])
        {
            int size = length + (windows - 1) * stride + 1 + rest;
            yield return new Case($"{size} characters, length {length}, stride {stride}", DrawnText.Draw(random, size, 24), length, stride);
        }
    }

    private static (string[] windows, char[] next) Solve(string text, int length, int stride) => Cut(text, length, stride, target: length);

    /// <summary>Windows as long as there is a place for the target, so many characters behind the start.</summary>
    private static (string[], char[]) Cut(string text, int length, int stride, int target)
    {
        int[] starts = [.. Starts(text, Math.Max(length, target), stride)];
        return ([.. starts.Select(start => text.Substring(start, length))], [.. starts.Select(start => text[start + target])]);
    }

    private static IEnumerable<int> Starts(string text, int reach, int stride)
    {
        for (int start = 0; start + reach < text.Length; start += stride) yield return start;
    }

    private static (string[], char[]) HoldsTarget(string text, int length, int stride)
    {
        int[] starts = [.. Starts(text, length, stride)];
        return ([.. starts.Select(start => text.Substring(start, length + 1))], [.. starts.Select(start => text[start + length])]);
    }

    private static (string[], char[]) TooShort(string text, int length, int stride)
    {
        var (windows, next) = Solve(text, length, stride);
        return ([.. windows.Select(window => window[..^1])], next);
    }

    private static (string[], char[]) Counted(string text, int length, int stride)
    {
        int count = (text.Length - length - 1) / stride + 1;
        var (windows, next) = (new string[count], new char[count]);
        for (int i = 0; i < count; i++)
        {
            windows[i] = text[(i * stride)..(i * stride + length)];
            next[i] = text[i * stride + length];
        }
        return (windows, next);
    }

    private static (string[], char[]) Query(string text, int length, int stride)
    {
        var starts = Enumerable.Range(0, text.Length - length).Where(start => start % stride == 0).ToList();
        return (starts.Select(start => string.Concat(text.Skip(start).Take(length))).ToArray(), starts.ConvertAll(start => text[start + length]).ToArray());
    }
}
