using TorchSharp;

namespace Workbook.Statistics;

/// <summary>
/// The directions in which a cloud of points is widest (Pearson, <i>On lines and planes of closest fit</i>, 1901): the
/// eigenvectors of its covariance. Projected on two of them, points in many dimensions become a map.
/// </summary>
public sealed class PrincipalComponents
{
    private PrincipalComponents(torch.Tensor mean, torch.Tensor directions, double[] shares) => (Mean, Directions, Shares) = (mean, directions, shares);

    /// <summary>The middle of the points, shape (d), float32.</summary>
    public torch.Tensor Mean { get; }

    /// <summary>One direction of length 1 per row, the widest first, shape (components, d), float32. Of the two opposite directions the one whose largest number is positive.</summary>
    public torch.Tensor Directions { get; }

    /// <summary>The share of the whole variance that lies in each direction, 0 to 1.</summary>
    public IReadOnlyList<double> Shares { get; }

    /// <summary>Finds the widest directions.</summary>
    /// <param name="points">Shape (points, d), any float dtype, at least two points.</param>
    /// <param name="components">How many directions, 1 to d.</param>
    /// <exception cref="ArgumentException">The points are no matrix, fewer than two, not finite, or d is too small.</exception>
    public static PrincipalComponents Of(torch.Tensor points, int components = 2)
    {
        if (points.dim() != 2 || points.shape[0] < 2) throw new ArgumentException($"Principal components need at least two points in a matrix (points, d), not a tensor of shape ({string.Join(", ", points.shape)}).", nameof(points));
        if (components < 1 || components > points.shape[1]) throw new ArgumentException($"Points of {points.shape[1]} numbers have 1 to {points.shape[1]} components, not {components}.", nameof(components));
        using var scope = torch.NewDisposeScope();
        var exact = points.detach().to_type(torch.float64);
        var mean = exact.mean([0L]);
        var centred = exact - mean;
        int size = (int)points.shape[1];
        double[] covariance = centred.t().mm(centred).contiguous().data<double>().ToArray();
        if (!covariance.All(double.IsFinite)) throw new ArgumentException("A coordinate of the points is not a finite number.", nameof(points));
        var (values, vectors) = SymmetricEigenvectors.Of([.. covariance.Chunk(size)]);
        double whole = Math.Max(values.Sum(), double.Epsilon);
        float[] directions = [.. vectors.Take(components).SelectMany(Upright)];
        return new(mean.to_type(torch.float32).MoveToOuterDisposeScope(), torch.tensor(directions).reshape(components, size).MoveToOuterDisposeScope(), [.. values.Take(components).Select(value => Math.Max(0, value) / whole)]);
    }

    /// <summary>Where points stand along the directions.</summary>
    /// <param name="points">Shape (points, d).</param>
    /// <returns>Shape (points, components), float32.</returns>
    public torch.Tensor Project(torch.Tensor points) => (points.detach().to_type(torch.float32) - Mean).mm(Directions.t());

    private static IEnumerable<float> Upright(double[] direction)
    {
        double sign = Math.Sign(direction.MaxBy(Math.Abs));
        return direction.Select(value => (float)(sign * value));
    }
}
