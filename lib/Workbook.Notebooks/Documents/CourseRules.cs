using System.Text.RegularExpressions;
using Workbook.Notebooks.Releases;

namespace Workbook.Notebooks.Documents;

/// <summary>The rules that authored notebooks keep, so that every reader and the grader can use them.</summary>
public static partial class CourseRules
{
    /// <summary>The first cell of every notebook, alone in its cell.</summary>
    public const string LoaderLine = "#!import ../lib/bin/build-the-solution-first.csx";

    /// <summary>Checks one authored notebook.</summary>
    public static IReadOnlyList<NotebookProblem> Check(Notebook notebook)
    {
        IEnumerable<NotebookProblem> perCell = Enumerable.Range(0, notebook.Cells.Count).SelectMany(i => CheckCell(notebook, i));
        return [.. CheckLoader(notebook), .. perCell, .. CheckUnique([notebook])];
    }

    /// <summary>Ids of exercises that occur more than once in these notebooks: one problem for each later one.</summary>
    public static IEnumerable<NotebookProblem> CheckUnique(IEnumerable<Notebook> notebooks)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Notebook notebook in notebooks)
        {
            for (int i = 0; i < notebook.Cells.Count; i++)
            {
                if (ExerciseCells.TryReadHeader(notebook.Cells[i], out ExerciseHeader? header)
                    && !seen.TryAdd(header.Id, $"cell {i + 1} of {notebook.DisplayName}"))
                {
                    yield return Problem(notebook, i, 1, $"the exercise id '{header.Id}' is also that of {seen[header.Id]}", "give each exercise its own id");
                }
            }
        }
    }

    private static IEnumerable<NotebookProblem> CheckLoader(Notebook notebook)
    {
        Cell first = notebook.Cells[0];
        if (!first.IsCSharp || first.Text != LoaderLine)
        {
            yield return Problem(notebook, 0, 1, "the first cell does not load the library", $"make it a C# cell with the one line '{LoaderLine}'");
        }
    }

    private static IEnumerable<NotebookProblem> CheckCell(Notebook notebook, int index)
    {
        Cell cell = notebook.Cells[index];
        IEnumerable<NotebookProblem> problems = [.. CheckMagic(notebook, index), .. SolutionRegions.Problems(notebook, index)];
        if (cell.IsMarkdown)
        {
            return problems.Concat(CheckFences(notebook, index));
        }

        return cell.IsCSharp
            ? problems.Concat(CheckExercise(notebook, index)).Concat(ForbiddenCode.Find(cell.Text).Select(f => Problem(notebook, index, f.Line, f.What, f.Remedy)))
            : problems;
    }

    private static IEnumerable<NotebookProblem> CheckMagic(Notebook notebook, int index)
    {
        Cell cell = notebook.Cells[index];
        string[] lines = index == 0 && cell.Text == LoaderLine ? [] : cell.Text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("#!", StringComparison.Ordinal))
            {
                yield return Problem(notebook, index, i + 1, $"'{lines[i]}': a reader may take it as a command or as the start of a cell",
                    "write no magic commands; indent the line by one blank if it is only text");
            }
            else if (cell.IsCSharp && ScriptDirective().IsMatch(lines[i]))
            {
                yield return Problem(notebook, index, i + 1, $"'{lines[i]}': paths in it mean something else in other readers",
                    "let the build's pointer file load what the notebook needs");
            }
        }
    }

    // A marker line inside a fence has split the cell: the first half is left with an open fence.
    private static IEnumerable<NotebookProblem> CheckFences(Notebook notebook, int index)
    {
        string[] lines = notebook.Cells[index].Text.Split('\n');
        int[] fences = [.. Enumerable.Range(0, lines.Length).Where(i => Fence().IsMatch(lines[i]))];
        if (fences.Length % 2 == 1)
        {
            yield return Problem(notebook, index, fences[^1] + 1, "the code fence is not closed in its cell",
                "close it, or indent by one blank the line in it that starts a cell");
        }
    }

    private static IEnumerable<NotebookProblem> CheckExercise(Notebook notebook, int index)
    {
        Cell cell = notebook.Cells[index];
        bool hasRegion = SolutionRegions.HasRegion(cell);
        if (!ExerciseCells.TryReadHeader(cell, out ExerciseHeader? header))
        {
            return hasRegion || AlmostHeader().IsMatch(cell.Text)
                ? [Problem(notebook, index, 1, "the cell is no exercise", "start an exercise with '// EXERCISE some-id (5 points)'")]
                : [];
        }

        var problems = new List<NotebookProblem>();
        if (!cell.Text.StartsWith("// EXERCISE", StringComparison.Ordinal))
        {
            problems.Add(Problem(notebook, index, 1, "the exercise's header is not the first line", "move '// EXERCISE ...' to the top of its cell"));
        }

        if (!KebabCase().IsMatch(header.Id))
        {
            problems.Add(Problem(notebook, index, 1, $"the exercise id '{header.Id}' is not in kebab case", "write it like 'rnn-cell-forward'"));
        }

        if (!hasRegion)
        {
            problems.Add(Problem(notebook, index, 1, $"the exercise '{header.Id}' has no solution region", "put '// BEGIN SOLUTION' and '// END SOLUTION' around the solution"));
        }

        if (!IsFollowedByCheck(notebook, index))
        {
            problems.Add(Problem(notebook, index, 1, $"no check follows the exercise '{header.Id}'", "let the next code cell be its check, one line"));
        }

        return problems;
    }

    private static bool IsFollowedByCheck(Notebook notebook, int index)
    {
        Cell? next = notebook.Cells.Skip(index + 1).FirstOrDefault(cell => cell.IsCSharp);
        return next is not null
            && !ExerciseCells.TryReadHeader(next, out _)
            && !ExerciseCells.IsSetup(next)
            && next.Text.Split('\n').Count(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)) == 1;
    }

    private static NotebookProblem Problem(Notebook notebook, int index, int line, string what, string remedy) =>
        new(notebook.DisplayName, index + 1, line, what, remedy);

    [GeneratedRegex(@"^#(r|i|load)\b")]
    private static partial Regex ScriptDirective();

    [GeneratedRegex(@"^ {0,3}(```|~~~)")]
    private static partial Regex Fence();

    [GeneratedRegex(@"^//+\s*EXERCISE\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AlmostHeader();

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex KebabCase();
}
