namespace Workbook.Statistics;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix by Jacobi's rotations: each makes one number beside the diagonal
/// zero, and sweeps over all of them end when none is left (Golub, Van Loan, <i>Matrix computations</i>, section 8.5).
/// </summary>
internal static class SymmetricEigenvectors
{
    private const int MostSweeps = 60;

    /// <summary>The eigenvalues in descending order and their vectors of length 1, one per row.</summary>
    /// <param name="matrix">Symmetric, finite; overwritten.</param>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        int size = matrix.Length;
        double[][] vectors = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? 1.0 : 0).ToArray())];
        double negligible = matrix.Sum(row => row.Sum(value => value * value)) * 1e-30;
        for (int sweep = 0; sweep < MostSweeps && BesideDiagonal(matrix) > negligible; sweep++)
            for (int p = 0; p < size; p++)
                for (int q = p + 1; q < size; q++)
                    if (matrix[p][q] != 0) Rotate(matrix, vectors, p, q);
        int[] order = [.. Enumerable.Range(0, size).OrderByDescending(i => matrix[i][i])];
        return ([.. order.Select(i => matrix[i][i])], [.. order.Select(i => vectors[i])]);
    }

    private static double BesideDiagonal(double[][] matrix)
    {
        double sum = 0;
        for (int p = 0; p < matrix.Length; p++)
            for (int q = p + 1; q < matrix.Length; q++) sum += matrix[p][q] * matrix[p][q];
        return sum;
    }

    private static void Rotate(double[][] matrix, double[][] vectors, int p, int q)
    {
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = (theta < 0 ? -1 : 1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        double cosine = 1 / Math.Sqrt(tangent * tangent + 1), sine = tangent * cosine;
        Mix(matrix[p], matrix[q], cosine, sine);
        foreach (double[] row in matrix) (row[p], row[q]) = (cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]);
        Mix(vectors[p], vectors[q], cosine, sine);
    }

    private static void Mix(double[] one, double[] other, double cosine, double sine)
    {
        for (int i = 0; i < one.Length; i++) (one[i], other[i]) = (cosine * one[i] - sine * other[i], sine * one[i] + cosine * other[i]);
    }
}
