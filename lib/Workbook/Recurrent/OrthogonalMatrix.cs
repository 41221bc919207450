using TorchSharp;
using static TorchSharp.torch;

namespace Workbook.Recurrent;

/// <summary>Random orthogonal matrices: they turn and mirror vectors but never change their length.</summary>
public static class OrthogonalMatrix
{
    /// <summary>Draws a matrix Q with Q Qᵀ = I: Gram and Schmidt's method on the rows of a matrix of normal numbers, each row cleaned twice so that rounding does not pile up.</summary>
    /// <param name="size">Rows and columns, at least 1.</param>
    /// <returns>Shape (size, size), float64; drawn from the global generator, so <c>manual_seed</c> repeats it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public static Tensor Draw(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        using var scope = NewDisposeScope();
        var rows = randn(size, size, dtype: float64);
        var orthogonal = zeros(size, size, dtype: float64);
        for (int i = 0; i < size; i++)
        {
            var row = WithoutRows(WithoutRows(rows[i], orthogonal), orthogonal);
            orthogonal[i] = row / row.pow(2).sum().sqrt();
        }
        return orthogonal.MoveToOuterDisposeScope();
    }

    /// <summary>What is left of a vector when its share along every row is taken away.</summary>
    private static Tensor WithoutRows(Tensor vector, Tensor rows) => vector - rows.t().mv(rows.mv(vector));
}
