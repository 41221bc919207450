using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.SequencesAndNotation;

/// <summary>Turn the ids of a batch of sentences (batch, steps) into one-hot vectors (batch, steps, vocabulary).</summary>
internal sealed class OneHotSequence : FunctionExercise
{
    public override string Id => "one-hot-sequence";

    public override string Title => "A batch in one-hot form";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["one-hot batch"];

    public override IReadOnlyList<string> Hints =>
    [
        "The vector of example i at step t has one 1. So the result needs three indices: which example, which step, which token.",
        "Start from torch.zeros with three sizes; ids.shape[0] is the batch, ids.shape[1] the number of steps. ids[i, t].item<long>() is one id. Or look at torch.nn.functional.one_hot, and at the dtype it returns.",
        "Two loops, over i and over t, around one assignment of the form x[..., ..., ...] = 1f.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("vocabulary-before-steps", "Steps and vocabulary are swapped. The last dimension holds the features of one step, so the shape is (batch, steps, vocabulary), and x[i, t] is one one-hot vector.", static (Tensor ids, int vocabulary) => Solve(ids, vocabulary).transpose(1, 2).contiguous()),
        new("steps-first", "Batch and steps are swapped. This course puts the batch first: (batch, steps, vocabulary).", static (Tensor ids, int vocabulary) => Solve(ids, vocabulary).transpose(0, 1).contiguous()),
        new("flattened", "All words of all sentences stand in one long list, so nobody can tell where a sentence ends. Keep batch and steps as two dimensions.", static (Tensor ids, int vocabulary) => Solve(ids, vocabulary).reshape(-1, vocabulary)),
        new("bag-of-words", "The vectors of a sentence are added up. That is a bag of words: it knows which words occur, but no longer in which order, and the order is what makes a sequence.", static (Tensor ids, int vocabulary) => Solve(ids, vocabulary).sum(1)),
        new("first-sentence-everywhere", "Every example shows the words of the first one. The id must be read with both indices, ids[i, t].", static (Tensor ids, int vocabulary) => Solve(ids[0].unsqueeze(0).expand(ids.shape[0], ids.shape[1]), vocabulary)),
        new("counted-from-one", "The ones are one column too far left. Ids count from 0: the token with id 0 has its 1 in column 0.", static (Tensor ids, int vocabulary) => Solve((ids + (vocabulary - 1)) % vocabulary, vocabulary)),
        new("integers", "The values are right, but they are integers. A network multiplies its inputs by float weights, so the result must be float32; the library's one_hot returns int64 and needs to be converted.", static (Tensor ids, int vocabulary) => Solve(ids, vocabulary).to_type(int64)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("the library's one_hot, converted", static (Tensor ids, int vocabulary) => nn.functional.one_hot(ids, vocabulary).to_type(float32)),
        new("rows of the identity matrix", static (Tensor ids, int vocabulary) => eye(vocabulary).index_select(0, ids.reshape(-1)).reshape(ids.shape[0], ids.shape[1], vocabulary)),
        new("ones scattered into zeros", static (Tensor ids, int vocabulary) => zeros(ids.shape[0], ids.shape[1], vocabulary).scatter(2, ids.unsqueeze(2), ones(ids.shape[0], ids.shape[1], 1))),
        new("comparison with all ids", static (Tensor ids, int vocabulary) => ids.unsqueeze(2).eq(arange(vocabulary)).to_type(float32)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (batch, steps, vocabulary) in ((int, int, int)[])[(3, 5, 7), (1, 4, 6), (2, 1, 5), (4, 4, 4), (2, 6, 3), (1, 1, 2)])
            yield return new Case($"batch {batch}, {steps} steps, vocabulary {vocabulary}", Draw.Ids(random, vocabulary, batch, steps), vocabulary);
        yield return new Case("batch 2, 3 steps, no id twice, vocabulary 6", tensor([5L, 0L, 3L, 1L, 4L, 2L]).reshape(2, 3), 6);
    }

    private static Tensor Solve(Tensor ids, int vocabulary)
    {
        var x = zeros(ids.shape[0], ids.shape[1], vocabulary);
        for (long i = 0; i < ids.shape[0]; i++)
            for (long t = 0; t < ids.shape[1]; t++)
                x[i, t, ids[i, t].item<long>()] = 1f;
        return x;
    }
}
