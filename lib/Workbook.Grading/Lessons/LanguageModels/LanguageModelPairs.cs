using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.LanguageModels;

/// <summary>Inputs and targets of a language model: the target of a step is its token, the input the one-hot vector of the token before, zero at the first step.</summary>
internal sealed class LanguageModelPairs : FunctionExercise
{
    public override string Id => "language-model-pairs";

    public override string Title => "Inputs are the targets shifted by one";

    public override double Points => 10;

    public override IReadOnlyList<string> Outputs(int function) => ["inputs x", "targets y"];

    public override IReadOnlyList<string> Hints =>
    [
        "Two questions: what should the network say at step t? And what may it have read by then? The targets are the sentence as it is; only the inputs are shifted.",
        "One-hot vectors of all tokens first, nn.functional.one_hot(ids, vocabulary), then to_type(float32). Drop the last step along dimension 1 with narrow, and put one step of zeros, shape (batch, 1, vocabulary), in front.",
        "var first = torch.zeros(...); var before = nn.functional.one_hot(...).to_type(float32).narrow(1, 0, ...); x = torch.cat(new[] { first, before }, 1); and y is ids.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("shifted-the-wrong-way", "The inputs are shifted the wrong way: at step t the network reads token t + 1, which it has not been asked for yet. The input of a step is the token before its target.", (ids, vocabulary) => (cat([Hot(ids, vocabulary).narrow(1, 1, ids.shape[1] - 1), Nothing(ids, vocabulary)], 1), ids)),
        Wrong("not-shifted", "The inputs are not shifted: the network reads at each step the very token it is to predict. Training would end with a loss near 0 and a network that can only repeat.", (ids, vocabulary) => (Hot(ids, vocabulary), ids)),
        Wrong("first-input-is-token-zero", "The first input is the one-hot vector of id 0, not a vector of zeros. A 0 put in front of the ids is a token like any other; the zeros must be put in front of the vectors.", (ids, vocabulary) => (Hot(cat([zeros_like(ids.narrow(1, 0, 1)), ids.narrow(1, 0, ids.shape[1] - 1)], 1), vocabulary), ids)),
        Wrong("first-input-wraps-around", "The first input is the last token: the sequence was rolled round, so what falls off at the end comes in again at the front. The first input is a vector of zeros.", (ids, vocabulary) => (Hot(cat([ids.narrow(1, ids.shape[1] - 1, 1), ids.narrow(1, 0, ids.shape[1] - 1)], 1), vocabulary), ids)),
        Wrong("first-token-never-asked", "There is one step too few: inputs are all tokens but the last, targets all but the first, so nobody predicts the first token. It has a probability, too, and the zero vector is the input that asks for it.", (ids, vocabulary) => (Hot(ids, vocabulary).narrow(1, 0, ids.shape[1] - 1), ids.narrow(1, 1, ids.shape[1] - 1))),
        Wrong("one-step-too-many", "There is one step too many in the inputs: the zeros are in front, but the last token was not dropped. Behind the end of the sentence nothing is asked.", (ids, vocabulary) => (cat([Nothing(ids, vocabulary), Hot(ids, vocabulary)], 1), ids)),
        Wrong("shifted-along-the-batch", "The shift goes along dimension 0, the batch: each sentence reads the words of another one. The steps are dimension 1.", (ids, vocabulary) => (cat([zeros(1, ids.shape[1], vocabulary), Hot(ids, vocabulary).narrow(0, 0, ids.shape[0] - 1)], 0), ids)),
        Wrong("targets-shifted-too", "The targets are shifted as well, so input and target are the same token again. Only the inputs move.", (ids, vocabulary) => (Solve(ids, vocabulary).x, cat([zeros_like(ids.narrow(1, 0, 1)), ids.narrow(1, 0, ids.shape[1] - 1)], 1))),
        Wrong("one-hot-targets", "The targets are one-hot vectors. The lectures write them so, but cross_entropy of this course takes the ids themselves, int64 of shape (batch, steps).", (ids, vocabulary) => (Solve(ids, vocabulary).x, Hot(ids, vocabulary))),
        Wrong("integers", "The inputs are integers. one_hot gives int64; a layer multiplies float32: to_type(float32).", (ids, vocabulary) => (Solve(ids, vocabulary).x.to_type(int64), ids)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("written into zeros", (Func<Tensor, long, (Tensor, Tensor)>)IntoZeros),
        new("rows of an identity matrix", (Func<Tensor, long, (Tensor, Tensor)>)RowsOfIdentity),
    ];

    private static Misconception Wrong(string id, string text, Func<Tensor, long, (Tensor, Tensor)> answer) => new(id, text, answer);

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (batch, steps, vocabulary) in ((int, int, int)[])[(3, 5, 7), (1, 6, 4), (2, 1, 5), (4, 4, 4), (1, 1, 3), (2, 9, 12)])
            yield return new Case($"batch {batch}, {steps} steps, V = {vocabulary}", IdsWithDifferentEnds(random, batch, steps, vocabulary), (long)vocabulary);
    }

    /// <summary>Ids whose last step differs from the first step of all rows, so that every shift shows.</summary>
    private static Tensor IdsWithDifferentEnds(Random random, int batch, int steps, int vocabulary)
    {
        var ids = Draw.Ids(random, vocabulary, batch, steps);
        for (long row = 0; row < batch; row++)
        {
            ids[row, steps - 1] = vocabulary - 1;
            if (steps > 1) ids[row, 0] = random.Next(vocabulary - 1);
        }
        return ids;
    }

    private static (Tensor x, Tensor y) Solve(Tensor ids, long vocabulary) =>
        (cat([Nothing(ids, vocabulary), Hot(ids, vocabulary).narrow(1, 0, ids.shape[1] - 1)], 1), ids);

    private static Tensor Hot(Tensor ids, long vocabulary) => nn.functional.one_hot(ids, vocabulary).to_type(float32);

    /// <summary>One step of zeros for every row.</summary>
    private static Tensor Nothing(Tensor ids, long vocabulary) => zeros(ids.shape[0], 1, vocabulary);

    private static (Tensor, Tensor) IntoZeros(Tensor ids, long vocabulary)
    {
        var x = zeros(ids.shape[0], ids.shape[1], vocabulary);
        for (long row = 0; row < ids.shape[0]; row++)
            for (long t = 1; t < ids.shape[1]; t++)
                x[row, t, ids[row, t - 1].item<long>()] = 1;
        return (x, ids.clone());
    }

    private static (Tensor, Tensor) RowsOfIdentity(Tensor ids, long vocabulary)
    {
        var rows = cat([eye(vocabulary), zeros(1, vocabulary)], 0);
        var before = cat([full_like(ids.narrow(1, 0, 1), vocabulary), ids.narrow(1, 0, ids.shape[1] - 1)], 1);
        return (rows.index_select(0, before.reshape(-1)).reshape(ids.shape[0], ids.shape[1], vocabulary), ids);
    }
}
