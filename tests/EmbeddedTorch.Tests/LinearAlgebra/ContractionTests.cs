using static TorchSharp.torch;

namespace TorchSharp.Tests.LinearAlgebra;

/// <summary>
/// The numbers are PyTorch's, from the same calls in Python, for
/// <code>
/// x = torch.tensor([[3.0, -1.0, 2.0], [0.5, 4.0, -2.5]], dtype=torch.float64)
/// y = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], dtype=torch.float64)
/// </code>
/// </summary>
public class ContractionTests
{
    readonly Tensor x = tensor(new[,] { { 3.0, -1, 2 }, { 0.5, 4, -2.5 } });
    readonly Tensor y = tensor(new[,] { { 1.0, 2 }, { 3, 4 }, { 5, 6 } });

    [Fact]
    public void HaveTheValuesOfPyTorch()
    {
        Numbers.Close(x.tril(), [2, 3], 1e-14, 3.0, 0.0, 0.0, 0.5, 4.0, 0.0);
        Numbers.Close(x.triu(1), [2, 3], 1e-14, 0.0, -1.0, 2.0, 0.0, 0.0, -2.5);
        Numbers.Close(x.tril(-1), [2, 3], 1e-14, 0.0, 0.0, 0.0, 0.5, 0.0, 0.0);
        Numbers.Close(x.diagonal(1), [2], 1e-14, -1.0, -2.5);
        Numbers.Close(x.diag(), [2], 1e-14, 3.0, 4.0);
        Numbers.Close(tensor(new[] { 1.0, 2 }).diag(1), [3, 3], 1e-14, 0.0, 1.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0);
        Numbers.Close(x.mm(y).trace(), [], 1e-14, 12.0);
        Numbers.Close(einsum("ij,jk->ki", x, y), [2, 2], 1e-14, 10.0, 0.0, 14.0, 2.0);
        Numbers.Close(einsum("ij,jk", x, y), [2, 2], 1e-14, 10.0, 14.0, 0.0, 2.0);
        Numbers.Close(einsum("ij->j", x), [3], 1e-14, 3.5, 3.0, -0.5);
        Numbers.Close(einsum("ij,ij->", x, y.t()), [], 1e-14, 12.0);
        Numbers.Close(einsum("ii->i", x.mm(y)), [2], 1e-14, 10.0, 2.0);
        Numbers.Close(einsum("i,j->ij", x[0], x[1]), [3, 3], 1e-14, 1.5, 12.0, -7.5, -0.5, -4.0, 2.5, 1.0, 8.0, -5.0);
        Numbers.Close(einsum("bij,bjk->bik", stack([x, x]), stack([y, y])), [2, 2, 2], 1e-14, 10.0, 14.0, 0.0, 2.0, 10.0, 14.0, 0.0, 2.0);
        Numbers.Close(x.tensordot(y, [1], [0]), [2, 2], 1e-14, 10.0, 14.0, 0.0, 2.0);
        Numbers.Close(x.inner(x), [2, 2], 1e-14, 14.0, -7.5, -7.5, 22.5);
    }
}
