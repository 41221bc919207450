using TorchSharp;
using Workbook.Statistics;

namespace Workbook.Tests.Statistics;

/// <summary>Directions of largest variance.</summary>
public sealed class PrincipalComponentsTests
{
    /// <summary>Points on a line and a little beside it: the line is found, its share is known.</summary>
    [Fact]
    public void Line_is_found()
    {
        var points = torch.tensor(new float[,] { { 1, 1 }, { 5, 4 }, { 9, 7 }, { 13, 10 } }) + torch.tensor(new float[,] { { 0.6f, -0.8f }, { -0.6f, 0.8f }, { -0.6f, 0.8f }, { 0.6f, -0.8f } });
        var components = PrincipalComponents.Of(points);
        Assert.Equal([0.8f, 0.6f], components.Directions[0].data<float>().ToArray(), (one, other) => Math.Abs(one - other) < 1e-5);
        Assert.Equal([7f, 5.5f], components.Mean.data<float>().ToArray());
        Assert.Equal(125.0 / 129, components.Shares[0], 6);
        Assert.Equal(4.0 / 129, components.Shares[1], 6);
        Assert.Equal([-7.5f, -2.5f, 2.5f, 7.5f], components.Project(points).select(1, 0).data<float>().ToArray(), (one, other) => Math.Abs(one - other) < 1e-5);
    }

    /// <summary>Random points: the directions are at right angles, the shares descend to a sum of 1, and all of them give the points back.</summary>
    [Fact]
    public void All_components_give_the_points_back()
    {
        torch.manual_seed(1);
        var points = torch.randn(40, 9).mm(torch.randn(9, 9)) + 3;
        var components = PrincipalComponents.Of(points, 9);
        Assert.InRange((components.Directions.mm(components.Directions.t()) - torch.eye(9)).abs().max().item<float>(), 0, 1e-5);
        Assert.Equal(components.Shares.OrderDescending(), components.Shares);
        Assert.Equal(1, components.Shares.Sum(), 9);
        var back = components.Project(points).mm(components.Directions) + components.Mean;
        Assert.InRange((back - points).abs().max().item<float>(), 0, 1e-4);
    }

    /// <summary>Too few points, too many components, a NaN: errors that say so. Equal points have no width, and no error.</summary>
    [Fact]
    public void Bad_points_are_named()
    {
        Assert.Contains("(1, 3)", Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(torch.zeros(1, 3))).Message, StringComparison.Ordinal);
        Assert.Contains("not 4", Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(torch.zeros(5, 3), 4)).Message, StringComparison.Ordinal);
        Assert.Contains("finite", Assert.Throws<ArgumentException>(() => PrincipalComponents.Of(torch.full([2L, 2L], float.NaN))).Message, StringComparison.Ordinal);
        Assert.Equal(0, PrincipalComponents.Of(torch.ones(4, 3)).Shares[0]);
    }
}
