using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>
/// Running parities on top of each other: the first level says at every step whether the number of ones so far is odd, the
/// second level does the same with the answers of the first, and so on; the last level is asked, at every step.
/// </summary>
/// <param name="Levels">How many levels, at least 1.</param>
public sealed record NestedParity(int Levels)
{
    /// <summary>Draws sequences of random bits.</summary>
    /// <param name="batch">How many sequences.</param>
    /// <param name="steps">Bits per sequence.</param>
    /// <param name="random">Decides the bits, on every engine alike.</param>
    /// <returns>The bits (batch, steps, 1) and the answers of the last level (batch, steps), 0 or 1, float32.</returns>
    public (Tensor x, Tensor y) Draw(int batch, int steps, Random random)
    {
        var (bits, answers) = (new float[batch * steps], new float[batch * steps]);
        for (int i = 0; i < batch; i++)
        {
            var parities = new int[Levels];
            for (int t = 0; t < steps; t++)
            {
                int value = random.Next(2);
                bits[i * steps + t] = value;
                for (int level = 0; level < Levels; level++) value = parities[level] ^= value;
                answers[i * steps + t] = value;
            }
        }
        return (tensor(bits).reshape(batch, steps, 1), tensor(answers).reshape(batch, steps));
    }
}
