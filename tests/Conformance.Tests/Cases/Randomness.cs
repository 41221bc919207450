using static TorchSharp.torch;

namespace Conformance.Tests.Cases;

/// <summary>The numbers that follow a seed: the same on both stacks wherever PyTorch's CPU generator can be followed.</summary>
public static class Randomness
{
    /// <summary>The cases.</summary>
    public static Case[] All =>
    [
        new("drawn(42, lambda: torch.rand(5))", v => Drawn(42, () => rand(5))),
        new("drawn(7, lambda: torch.rand(3, 4, dtype=float64))", v => Drawn(7, () => rand(3, 4, dtype: float64))),
        new("drawn(42, lambda: torch.randn(4))", v => Drawn(42, () => randn(4))),
        new("drawn(0, lambda: torch.randn(5, 7))", v => Drawn(0, () => randn(5, 7))),
        new("drawn(0, lambda: torch.randn(33, dtype=float64))", v => Drawn(0, () => randn(33, dtype: float64))),
        new("drawn(3, lambda: torch.randint(0, 10, (20,)))", v => Drawn(3, () => randint(0, 10, [20L]))),
        new("drawn(3, lambda: torch.randperm(20))", v => Drawn(3, () => randperm(20))),
    ];

    private static Tensor Drawn(long seed, Func<Tensor> draw)
    {
        manual_seed(seed);
        return draw();
    }
}
