using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>A recurrent layer with a linear output, trained on the copy task with Adam and gradients clipped to the norm 1.</summary>
/// <param name="task">What is to be learned.</param>
/// <param name="layer">For example <c>nn.GRU(task.Features, hidden, batchFirst: true)</c>: one layer, one direction, batch first.</param>
/// <param name="hidden">Size of the layer's state.</param>
public sealed class CopyNetwork(CopyTask task, nn.Module<Tensor, Tensor, (Tensor, Tensor)> layer, long hidden) : IDisposable
{
    private readonly Linear output = nn.Linear(hidden, task.Symbols);

    /// <summary>Trains on fresh sequences.</summary>
    /// <param name="batches">How many batches.</param>
    /// <param name="batch">Sequences per batch.</param>
    /// <param name="learningRate">Adam's learning rate.</param>
    /// <param name="random">Decides the sequences.</param>
    /// <returns>The mean cross-entropy per symbol of each batch, before its step; <c>ln symbols</c> is guessing.</returns>
    public double[] Train(int batches, int batch, double learningRate, Random random)
    {
        Parameter[] parameters = [.. layer.parameters(), .. output.parameters()];
        using var optimizer = optim.Adam(parameters, learningRate);
        var losses = new double[batches];
        for (int i = 0; i < batches; i++)
        {
            using var scope = NewDisposeScope();
            var (x, y) = task.Draw(batch, random);
            using var loss = nn.functional.cross_entropy(Scores(x).reshape(-1, task.Symbols), y.reshape(-1));
            losses[i] = loss.item<float>();
            optimizer.zero_grad();
            loss.backward();
            nn.utils.clip_grad_norm_(parameters, 1);
            optimizer.step();
        }
        return losses;
    }

    /// <summary>Which symbols are copied right.</summary>
    /// <param name="x">Inputs as the task draws them.</param>
    /// <param name="y">Their targets.</param>
    /// <returns>One entry per symbol, sequence by sequence: batch times length.</returns>
    public bool[] Right(Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        return Scores(x).argmax(-1).eq(y).reshape(-1).data<bool>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();

    /// <summary>Scores of the symbols at the last steps, (batch, length, symbols).</summary>
    private Tensor Scores(Tensor x)
    {
        var (states, _) = layer.call(x, zeros(1, x.shape[0], hidden));
        return output.call(states.narrow(1, task.Steps - task.Length, task.Length));
    }
}
