using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>Small made-up tasks that ask for memory over a known distance, drawn from the global generator.</summary>
public static class MemoryTask
{
    /// <summary>Which symbol came first? A one-hot symbol at the first step, faint noise (deviation 0.1) at all later ones.</summary>
    /// <returns>The inputs (batch, steps, symbols), float64, and the ids of the first symbols (batch), int64.</returns>
    public static (Tensor x, Tensor y) FirstSymbol(int batch, int steps, int symbols)
    {
        var y = randint(0, symbols, new long[] { batch });
        var x = randn(batch, steps, symbols, dtype: float64) * 0.1;
        x.select(1, 0).copy_(nn.functional.one_hot(y, symbols).to_type(float64));
        return (x, y);
    }

    /// <summary>What came <paramref name="lag"/> steps ago? Inputs of -1 and 1; the targets repeat them later, zeros before the first.</summary>
    /// <returns>Inputs and targets, both (batch, steps, 1), float64.</returns>
    public static (Tensor x, Tensor y) Echo(int batch, int steps, int lag)
    {
        var x = randint(0, 2, new long[] { batch, steps, 1 }).to_type(float64) * 2 - 1;
        return (x, cat([zeros(batch, lag, 1, dtype: float64), x.narrow(1, 0, steps - lag)], 1));
    }
}
