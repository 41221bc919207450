using static TorchSharp.torch;

namespace TorchSharp.Tests.Reductions;

/// <summary>
/// The numbers are PyTorch's, from the same calls in Python, for
/// <code>
/// x = torch.tensor([[3.0, -1.0, 2.0], [0.5, 4.0, -2.5]], dtype=torch.float64)
/// </code>
/// </summary>
public class StatisticTests
{
    readonly Tensor x = tensor(new[,] { { 3.0, -1, 2 }, { 0.5, 4, -2.5 } });

    [Fact]
    public void HaveTheValuesOfPyTorch()
    {
        Numbers.Close(x.cumsum(1), [2, 3], 1e-14, 3.0, 2.0, 4.0, 0.5, 4.5, 2.0);
        Numbers.Close(x.cumsum(0), [2, 3], 1e-14, 3.0, -1.0, 2.0, 3.5, 3.0, -0.5);
        Numbers.Close(x.cumprod(1), [2, 3], 1e-14, 3.0, -3.0, -6.0, 0.5, 2.0, -5.0);
        Numbers.Close(x.var(), [], 1e-14, 6.1);
        Numbers.Close(x.var(1), [2], 1e-14, 4.333333333333333, 10.583333333333334);
        Numbers.Close(x.var(0, unbiased: false, keepdim: true), [1, 3], 1e-14, 1.5625, 6.25, 5.0625);
        Numbers.Close(x.std(1), [2], 1e-14, 2.0816659994661326, 3.253203549323856);
        Numbers.Close(x.std((0, 1)), [], 1e-14, 2.4698178070456938);
        Numbers.Close(x.norm(), [], 1e-14, 6.041522986797286);
        Numbers.Close(x.norm(1), [2], 1e-14, 3.7416573867739413, 4.743416490252569);
        Numbers.Close(x.norm(0, true, 1), [1, 3], 1e-14, 3.5, 5.0, 4.5);
        Numbers.Close(x.norm(3f), [], 1e-14, 4.873492849900015);
        Numbers.Close(x.median(), [], 1e-14, 0.5);
        Numbers.Close(x.diff(), [2, 2], 1e-14, -4.0, 3.0, 3.5, -6.5);
    }
}
