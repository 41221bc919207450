using TorchSharp;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.StartHere;

/// <summary>Turn token ids (steps) into one-hot rows (steps, vocabulary).</summary>
internal sealed class OneHot : FunctionExercise
{
    public override string Id => "one-hot";

    public override string Title => "One-hot vectors";

    public override double Points => 5;

    public override IReadOnlyList<string> Outputs(int function) => ["one-hot rows"];

    public override IReadOnlyList<string> Hints =>
    [
        "Every row of the result belongs to one token. How many rows are there, and how long is each?",
        "Start from a tensor of zeros of shape (steps, vocabulary). Each row needs a single 1; which column is it in?",
        "Loop over the steps t. Read the id with ids[t].item<long>(), then assign 1 to the element in row t and that column: an assignment of the form result[..., ...] = 1f.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("transposed", "Rows and columns are swapped. In this course every token is a row: the result is (steps, vocabulary), so that a batch of tokens can be multiplied by a weight matrix.", Transposed),
        new("integers", "The values are right, but they are integers. A network multiplies its inputs by float weights, so the result must be float32; one_hot of the library returns int64 and needs to be converted.", Integers),
        new("counted-from-one", "The ones are one column too far left. Ids count from 0: the first word of the vocabulary has id 0 and its 1 stands in column 0.", CountedFromOne),
        new("last-token-only", "Only the last row has its 1. Each step needs its own row; make the zeros once, before the loop, and write into row t.", LastTokenOnly),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("rows of the identity matrix", static (Tensor ids, int vocabulary) => eye(vocabulary).index_select(0, ids)),
        new("the library's one_hot, converted", static (Tensor ids, int vocabulary) => nn.functional.one_hot(ids, vocabulary).to_type(float32)),
        new("comparison with all ids", static (Tensor ids, int vocabulary) => ids.unsqueeze(1).eq(arange(vocabulary)).to_type(float32)),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (steps, vocabulary) in ((int, int)[])[(5, 3), (1, 4), (4, 7), (6, 6), (3, 1)])
            yield return new Case($"{steps} steps, vocabulary {vocabulary}", Draw.Ids(random, vocabulary, steps), vocabulary);
        yield return new Case("every id once, vocabulary 4", tensor([2L, 0L, 3L, 1L]), 4);
    }

    private static Tensor Solve(Tensor ids, int vocabulary)
    {
        var rows = zeros(ids.shape[0], vocabulary);
        for (long t = 0; t < ids.shape[0]; t++)
            rows[t, ids[t].item<long>()] = 1f;
        return rows;
    }

    private static Tensor Transposed(Tensor ids, int vocabulary) => Solve(ids, vocabulary).t().contiguous();

    private static Tensor Integers(Tensor ids, int vocabulary) => Solve(ids, vocabulary).to_type(int64);

    private static Tensor CountedFromOne(Tensor ids, int vocabulary) => Solve((ids + (vocabulary - 1)) % vocabulary, vocabulary);

    private static Tensor LastTokenOnly(Tensor ids, int vocabulary)
    {
        var rows = Solve(ids, vocabulary);
        for (long t = 0; t < ids.shape[0] - 1; t++) rows[t] = zeros(vocabulary);
        return rows;
    }
}
