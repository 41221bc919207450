using System.Text;
using TorchSharp;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>Greedy generation with a sliding window.</summary>
internal sealed class GenerateText : FunctionExercise
{
    public override string Id => "generate-text";

    public override string Title => "A sliding window writes";

    public override double Points => 10;

    public override IReadOnlyList<string> DependsOn => ["predict-next"];

    public override IReadOnlyList<string> Outputs(int function) => ["generated text"];

    public override IReadOnlyList<string> Hints =>
    [
        "Keep the text that has grown so far. Each round: the last characters of it are the window; predict; add the character to the text.",
        "The window is always as long as the start: text[^start.Length..] of the text so far. Your PredictNext does the rest.",
        "string text = start; for (int i = 0; i < count; i++) text += PredictNext(model, text[...], toId, toCharacter); return text.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("window-never-moves", "The window never moves: every round predicts from the start again, so the same character comes every time. The window is made of the last characters of the text so far, the new ones among them.", (model, start, count, toId, toCharacter) => start + new string(Next(model, start, toId, toCharacter), count)),
        Wrong("start-missing", "The start is missing from what comes back. (In the lecture's program the text is even added to before it has a value.) Begin with the start and add to it.", (model, start, count, toId, toCharacter) => Solve(model, start, count, toId, toCharacter)[start.Length..]),
        Wrong("window-grows", "The window grows: all of the text so far is read. The lecture's network was trained on windows of one length, and it is given the last so many characters only. (A network that keeps its state can do better; that comes later in the lesson.)", Grows),
        Wrong("one-short", "One character is missing: the loop runs one time too few.", (model, start, count, toId, toCharacter) => Solve(model, start, count - 1, toId, toCharacter)),
        Wrong("one-too-many", "There is one character too many: the loop runs one time too often.", (model, start, count, toId, toCharacter) => Solve(model, start, count + 1, toId, toCharacter)),
        Wrong("count-is-the-total", "The text as a whole has count characters. The start is not counted: count characters are written behind it.", (model, start, count, toId, toCharacter) => Solve(model, start, count, toId, toCharacter)[..Math.Max(count, start.Length)]),
        Wrong("window-returned", "What comes back is the last window, not the text. (A listing of the lecture returns a name that nobody has defined. C# refuses that; returning the wrong one of two strings it cannot see.) Return what began with the start and grew by count characters.", (model, start, count, toId, toCharacter) => Solve(model, start, count, toId, toCharacter)[^start.Length..]),
        Wrong("first-characters-dropped-wrongly", "The new character replaces the last one of the window, and the first stays. The window slides: its first character goes, the others move up, the new one comes last.", ReplacesTheLast),
        Wrong("added-in-front", "The new characters are added in front of the window, so the network reads a text that runs the wrong way.", AddsInFront),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("a window of its own, and a string builder", WithWindow),
        Right("a queue of characters", WithQueue),
    ];

    private static Misconception Wrong(string id, string text, Func<nn.Module<Tensor, Tensor>, string, int, Dictionary<char, long>, Dictionary<long, char>, string> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<nn.Module<Tensor, Tensor>, string, int, Dictionary<char, long>, Dictionary<long, char>, string> answer) => new(name, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (length, count) in ((int, int)[])[(4, 9), (6, 12), (3, 15), (1, 8), (8, 3), (5, 1)])
        {
            char[] alphabet = DrawnText.Alphabet(random, 14);
            var toId = DrawnText.Ids(alphabet);
            yield return new Case($"a start of {length}, {count} more", new PositionWeights(random, length + count, 14), DrawnText.Draw(random, length, alphabet), count, toId, DrawnText.Inverse(random, toId));
        }
    }

    private static string Solve(nn.Module<Tensor, Tensor> model, string start, int count, Dictionary<char, long> toId, Dictionary<long, char> toCharacter)
    {
        string text = start;
        for (int i = 0; i < count; i++) text += Next(model, text[^start.Length..], toId, toCharacter);
        return text;
    }

    private static char Next(nn.Module<Tensor, Tensor> model, string window, Dictionary<char, long> toId, Dictionary<long, char> toCharacter) =>
        PredictNext.Solve(model, window, toId, toCharacter);

    private static string Grows(nn.Module<Tensor, Tensor> model, string start, int count, Dictionary<char, long> toId, Dictionary<long, char> toCharacter)
    {
        string text = start;
        for (int i = 0; i < count; i++) text += Next(model, text, toId, toCharacter);
        return text;
    }

    private static string ReplacesTheLast(nn.Module<Tensor, Tensor> model, string start, int count, Dictionary<char, long> toId, Dictionary<long, char> toCharacter)
    {
        var (text, window) = (start, start);
        for (int i = 0; i < count; i++)
        {
            char next = Next(model, window, toId, toCharacter);
            text += next;
            window = window[..^1] + next;
        }
        return text;
    }

    private static string AddsInFront(nn.Module<Tensor, Tensor> model, string start, int count, Dictionary<char, long> toId, Dictionary<long, char> toCharacter)
    {
        var (text, window) = (start, start);
        for (int i = 0; i < count; i++)
        {
            char next = Next(model, window, toId, toCharacter);
            text += next;
            window = next + window[..^1];
        }
        return text;
    }

    private static string WithWindow(nn.Module<Tensor, Tensor> model, string start, int count, Dictionary<char, long> toId, Dictionary<long, char> toCharacter)
    {
        var text = new StringBuilder(start);
        string window = start;
        while (text.Length < start.Length + count)
        {
            char next = Next(model, window, toId, toCharacter);
            text.Append(next);
            window = window[1..] + next;
        }
        return text.ToString();
    }

    private static string WithQueue(nn.Module<Tensor, Tensor> model, string start, int count, Dictionary<char, long> toId, Dictionary<long, char> toCharacter)
    {
        var (window, written) = (new Queue<char>(start), new List<char>());
        for (int i = 0; i < count; i++)
        {
            written.Add(Next(model, string.Concat(window), toId, toCharacter));
            window.Dequeue();
            window.Enqueue(written[^1]);
        }
        return start + string.Concat(written);
    }
}
