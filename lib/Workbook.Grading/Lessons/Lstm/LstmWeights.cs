using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Lstm;

/// <summary>
/// What a cell learns, or the gradients of it: for each gate and for the candidate a matrix (hidden, hidden + features),
/// which reads [a&lt;t-1&gt; x&lt;t&gt;], and a bias (hidden).
/// </summary>
internal sealed record LstmWeights(Tensor Wf, Tensor bf, Tensor Wu, Tensor bu, Tensor Wc, Tensor bc, Tensor Wo, Tensor bo)
{
    /// <summary>In the order of the exercises' parameters.</summary>
    public Tensor[] All => [Wf, bf, Wu, bu, Wc, bc, Wo, bo];

    /// <summary>The other way round.</summary>
    public static LstmWeights From(IReadOnlyList<Tensor> all) => new(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);

    /// <summary>Two sets combined weight by weight.</summary>
    public LstmWeights Zip(LstmWeights other, Func<Tensor, Tensor, Tensor> combine) => From([.. All.Zip(other.All, combine)]);

    /// <summary>Every weight through one function.</summary>
    public LstmWeights Select(Func<Tensor, Tensor> map) => From([.. All.Select(map)]);
}
