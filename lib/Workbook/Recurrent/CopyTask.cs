using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>
/// The copy task: symbols are shown, then filler comes that means nothing, then a signal asks for the symbols in their
/// order (after S. Hochreiter, J. Schmidhuber, <i>Long short-term memory</i>, 1997, section 5). Inputs are one-hot.
/// </summary>
/// <param name="Symbols">How many different symbols there are.</param>
/// <param name="Length">How many symbols have to be copied.</param>
/// <param name="Delay">How many steps of filler stand between the last symbol and the signal.</param>
/// <param name="Fillers">How many different filler inputs there are, drawn at random; 1 is a blank that never changes.</param>
public sealed record CopyTask(int Symbols, int Length, int Delay, int Fillers = 1)
{
    /// <summary>Size of one input: the symbols, the fillers, the signal.</summary>
    public int Features => Symbols + Fillers + 1;

    /// <summary>Steps of a sequence: the symbols, the filler, and as many answers as symbols; the signal comes with the first answer.</summary>
    public int Steps => 2 * Length + Delay;

    /// <summary>Draws sequences.</summary>
    /// <param name="batch">How many.</param>
    /// <param name="random">Decides symbols and filler, on every engine alike.</param>
    /// <returns>Inputs (batch, steps, features), float32, and the symbols to copy (batch, length), int64, the targets of the last steps.</returns>
    public (Tensor x, Tensor y) Draw(int batch, Random random)
    {
        var x = new float[batch * Steps * Features];
        var y = new long[batch * Length];
        for (int i = 0; i < y.Length; i++) y[i] = random.Next(Symbols);
        for (int i = 0; i < batch; i++)
            for (int t = 0; t < Steps; t++)
                x[(i * Steps + t) * Features + InputAt(t, y.AsSpan(i * Length, Length), random)] = 1;
        return (tensor(x).reshape(batch, Steps, Features), tensor(y).reshape(batch, Length));
    }

    /// <summary>The place of the one: symbols from 0, then the fillers, the signal last.</summary>
    private int InputAt(int t, ReadOnlySpan<long> symbols, Random random)
    {
        if (t < Length) return (int)symbols[t];
        return t == Length + Delay ? Features - 1 : Symbols + random.Next(Fillers);
    }
}
