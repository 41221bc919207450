using static TorchSharp.torch;

namespace TorchSharp.Tests.Sorting;

/// <summary>
/// The numbers are PyTorch's, from the same calls in Python, for
/// <code>
/// x = torch.tensor([[3.0, -1.0, 2.0], [0.5, 4.0, -2.5]], dtype=torch.float64)
/// i = torch.tensor([3, 1, 3, 0])
/// </code>
/// </summary>
public class SortingTests
{
    readonly Tensor x = tensor(new[,] { { 3.0, -1, 2 }, { 0.5, 4, -2.5 } });
    readonly Tensor i = tensor(new[] { 3L, 1, 3, 0 });

    [Fact]
    public void HaveTheValuesOfPyTorch()
    {
        Numbers.Close(x.sort(1).Values, [2, 3], 1e-14, -1.0, 2.0, 3.0, -2.5, 0.5, 4.0);
        Numbers.Close(x.sort(1).Indices, [2, 3], 1e-14, 1.0, 2.0, 0.0, 2.0, 0.0, 1.0);
        Numbers.Close(x.sort(0, descending: true).Values, [2, 3], 1e-14, 3.0, 4.0, 2.0, 0.5, -1.0, -2.5);
        Numbers.Close(x.argsort(0, descending: true), [2, 3], 1e-14, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0);
        Numbers.Close(x.topk(2, 1).values, [2, 2], 1e-14, 3.0, 2.0, 4.0, 0.5);
        Numbers.Close(x.topk(2, 1).indexes, [2, 2], 1e-14, 0.0, 2.0, 1.0, 0.0);
        Numbers.Close(x.topk(1, 0, largest: false).values, [1, 3], 1e-14, 0.5, -1.0, -2.5);
        Numbers.Close(x.kthvalue(2, 1).Item1, [2], 1e-14, 2.0, 0.5);
        Numbers.Close(i.unique(return_inverse: true).output, [3], 1e-14, 0.0, 1.0, 3.0);
        Numbers.Close(i.unique(return_inverse: true).inverse_indices!, [4], 1e-14, 2.0, 1.0, 2.0, 0.0);
        Numbers.Close(i.unique(return_counts: true).counts!, [3], 1e-14, 1.0, 1.0, 2.0);
        Numbers.Close(i.bincount(null), [4], 1e-14, 1.0, 1.0, 0.0, 2.0);
        Numbers.Close(i.bincount(tensor(new[] { 0.5, 1, 2, 3 }), 6), [6], 1e-14, 3.0, 1.0, 0.0, 2.5, 0.0, 0.0);
    }
}
