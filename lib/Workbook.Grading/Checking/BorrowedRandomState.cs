using static TorchSharp.torch;

namespace Workbook.Grading.Checking;

/// <summary>The engine's random state, to draw from until disposal; then it is as it was, whatever happened in between.</summary>
internal sealed class BorrowedRandomState : IDisposable
{
    private readonly Tensor before = get_rng_state();

    /// <summary>Draws go on from where the engine stands.</summary>
    public BorrowedRandomState()
    {
    }

    /// <summary>Draws follow a seed.</summary>
    public BorrowedRandomState(int seed) => manual_seed(seed);

    public void Dispose()
    {
        set_rng_state(before);
        before.Dispose();
    }
}
