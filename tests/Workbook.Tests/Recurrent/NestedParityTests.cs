using TorchSharp;
using Workbook.Recurrent;

namespace Workbook.Tests.Recurrent;

/// <summary>Parities of parities.</summary>
public sealed class NestedParityTests
{
    /// <summary>Each level sums up the level below it, modulo 2.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(4)]
    public void Every_level_sums_up_the_one_below(int levels)
    {
        var (x, y) = new NestedParity(levels).Draw(7, 9, new Random(1));
        Assert.Equal([7L, 9, 1], x.shape);
        var expected = x.squeeze(2);
        for (int level = 0; level < levels; level++) expected = expected.cumsum(1).remainder(2);
        Assert.True(expected.eq(y).all().item<bool>());
        Assert.InRange(x.mean().item<float>(), 0.3f, 0.7f);
    }
}
