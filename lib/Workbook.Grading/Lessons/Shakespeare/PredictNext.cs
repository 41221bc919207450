using TorchSharp;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>The most likely character after a window.</summary>
internal sealed class PredictNext : FunctionExercise
{
    public override string Id => "predict-next";

    public override string Title => "The most likely character";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["next character"];

    public override IReadOnlyList<string> Hints =>
    [
        "A network reads batches. Make a batch of one window, encode it as it was encoded for training, and look for the largest logit.",
        "Ids of the window's characters, one_hot with toId.Count classes, to_type(float32), unsqueeze(0) for the batch. The logits come back as (1, V): argmax(1) looks along the vocabulary.",
        "x = nn.functional.one_hot(torch.tensor(ids), ...).to_type(float32).unsqueeze(0); long id = model.call(x).argmax(...).item<long>(); and the character is toCharacter[...].",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("least-likely", "That is the least likely character: the smallest logit was chosen.", (model, window, toId, toCharacter) => toCharacter[Logits(model, window, toId).argmin(1).item<long>()]),
        Wrong("along-the-batch", "The largest logit is searched along the batch. There is one window only, so the answer is always id 0, whatever the network says. (The same happens to a softmax along dimension 0.) The characters are dimension 1.", (model, window, toId, toCharacter) => toCharacter[Logits(model, window, toId).argmax(0)[0].item<long>()]),
        Wrong("last-character-only", "The network is shown the last character only. It was trained to read the whole window, and so it must now.", (model, window, toId, toCharacter) => Solve(model, window[^1..], toId, toCharacter)),
        Wrong("read-backwards", "The window is read backwards. The network learned what comes behind the last character; read from the other end, it continues the mirrored text.", (model, window, toId, toCharacter) => Solve(model, string.Concat(window.Reverse()), toId, toCharacter)),
        Wrong("id-is-no-code", "The id is cast to a character, so it is taken for a character code. The map back is toCharacter.", (model, window, toId, toCharacter) => (char)Logits(model, window, toId).argmax(1).item<long>()),
        Wrong("order-of-the-dictionary", "The answer is the entry at that place of toCharacter. The order in which a dictionary lists its pairs means nothing; look the id up.", (model, window, toId, toCharacter) => toCharacter.ElementAt((int)Logits(model, window, toId).argmax(1).item<long>()).Value),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("softmax first", ((model, window, toId, toCharacter) => toCharacter[Logits(model, window, toId).softmax(1)[0].argmax().item<long>()])),
        Right("searched in an array", InArray),
    ];

    private static Misconception Wrong(string id, string text, Func<nn.Module<Tensor, Tensor>, string, Dictionary<char, long>, Dictionary<long, char>, char> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<nn.Module<Tensor, Tensor>, string, Dictionary<char, long>, Dictionary<long, char>, char> answer) => new(name, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        for (int i = 0; i < 8; i++)
        {
            int vocabulary = random.Next(6, 16), steps = i == 0 ? 1 : random.Next(2, 9);
            char[] alphabet = DrawnText.Alphabet(random, vocabulary);
            var toId = DrawnText.Ids(alphabet);
            string window = DrawnText.Draw(random, steps, alphabet);
            yield return new Case($"a window of {steps}, {vocabulary} characters", new PositionWeights(random, steps, vocabulary), window, toId, DrawnText.Inverse(random, toId));
        }
    }

    internal static char Solve(nn.Module<Tensor, Tensor> model, string window, Dictionary<char, long> toId, Dictionary<long, char> toCharacter) =>
        toCharacter[Logits(model, window, toId).argmax(1).item<long>()];

    private static Tensor Logits(nn.Module<Tensor, Tensor> model, string window, Dictionary<char, long> toId) => model.call(PositionWeights.Encoded(window, toId));

    private static char InArray(nn.Module<Tensor, Tensor> model, string window, Dictionary<char, long> toId, Dictionary<long, char> toCharacter)
    {
        var x = zeros(1, window.Length, toId.Count);
        for (int t = 0; t < window.Length; t++) x[0, t, toId[window[t]]] = 1;
        float[] logits = model.call(x).data<float>().ToArray();
        return toCharacter[Array.IndexOf(logits, logits.Max())];
    }
}
