using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Releases;

/// <summary>How the cells of a file differ from those it should have, each difference at its place in the file.</summary>
internal static class CellDifferences
{
    public static IEnumerable<NotebookProblem> Find(Notebook actual, IReadOnlyList<Cell> expected, string remedy)
    {
        (int a, int e) = (0, 0);
        foreach ((int nextA, int nextE) in CommonCells(actual.Cells, expected).Append((actual.Cells.Count, expected.Count)))
        {
            for (; a < nextA || e < nextE; a++, e++)
            {
                // Inside a gap cells are compared in pairs; what is left over on one side is extra or missing.
                Cell? have = a < nextA ? actual.Cells[a] : null;
                Cell? want = e < nextE ? expected[e] : null;
                (int line, string what) = Describe(have, want);
                yield return new NotebookProblem(actual.DisplayName, Math.Min(a, nextA) + 1, line, what, remedy);
            }

            (a, e) = (nextA + 1, nextE + 1);
        }
    }

    private static (int Line, string What) Describe(Cell? have, Cell? want)
    {
        if (have is null)
        {
            return (1, $"a cell is missing here, '{FirstLine(want!)}'");
        }

        if (want is null)
        {
            return (1, $"the cell '{FirstLine(have)}' is not in the release");
        }

        if (have.Kernel != want.Kernel)
        {
            return (1, $"the cell is {have.Kernel}, in the release it is {want.Kernel}");
        }

        (string[] a, string[] b) = (have.Text.Split('\n'), want.Text.Split('\n'));
        int line = a.Zip(b).TakeWhile(pair => pair.First == pair.Second).Count();
        return (line + 1, $"the line is {Quote(a, line)}, in the release it is {Quote(b, line)}");
    }

    private static string Quote(string[] lines, int line) => line < lines.Length ? "'" + Shorten(lines[line]) + "'" : "missing";

    private static string FirstLine(Cell cell) => Shorten(cell.Text.Split('\n')[0]);

    private static string Shorten(string line) => line.Length <= 60 ? line : line[..57] + "...";

    // The longest common subsequence of the two lists, as pairs of indices.
    private static List<(int Actual, int Expected)> CommonCells(IReadOnlyList<Cell> actual, IReadOnlyList<Cell> expected)
    {
        int[,] length = CommonLengths(actual, expected);
        var pairs = new List<(int, int)>();
        (int i, int j) = (0, 0);
        while (i < actual.Count && j < expected.Count)
        {
            if (ReleaseMerge.SameCell(actual[i], expected[j]))
            {
                pairs.Add((i++, j++));
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static int[,] CommonLengths(IReadOnlyList<Cell> actual, IReadOnlyList<Cell> expected)
    {
        var length = new int[actual.Count + 1, expected.Count + 1];
        for (int i = actual.Count - 1; i >= 0; i--)
        {
            for (int j = expected.Count - 1; j >= 0; j--)
            {
                length[i, j] = ReleaseMerge.SameCell(actual[i], expected[j])
                    ? 1 + length[i + 1, j + 1]
                    : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length;
    }
}
