using System.Text;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Releases;

namespace Workbook.Notebooks.Tests.Documents;

/// <summary>
/// Damaged files: the reader either refuses one with its own exception or takes it, and then nothing of it gets lost on the
/// way through the writer or a release.
/// </summary>
public class DibFuzzTests
{
    private const int Files = 10_000;

    private static readonly IReadOnlyList<Cell> s_blank = Release.Blank(Notebook.Parse(DibSamples.Lesson));

    [Fact]
    public void DamagedFilesAreRefusedByNameOrKeptWhole()
    {
        using var folder = new ScratchFolder();
        int refused = 0;
        for (int seed = 0; seed < Files; seed++)
        {
            byte[] bytes = DibMutator.Mutate(DibSamples.All[seed % DibSamples.All.Count], new Random(seed));
            try
            {
                // Every tenth goes through a real file, where bytes that are not UTF-8 come out.
                CheckKept(seed % 10 == 0 ? Load(folder, bytes) : Notebook.Parse(Encoding.UTF8.GetString(bytes)), bytes);
            }
            catch (NotebookFormatException e)
            {
                Assert.Contains("; ", e.Message);
                refused++;
            }
            catch (Exception e)
            {
                Assert.Fail($"seed {seed}: {e}");
            }
        }

        // Neither may be the rule, or the mutations say nothing.
        Assert.InRange(refused, Files / 20, Files * 3 / 4);
    }

    private static Notebook Load(ScratchFolder folder, byte[] bytes)
    {
        File.WriteAllBytes(folder["a.dib"], bytes);
        return Notebook.Load(folder["a.dib"]);
    }

    private static void CheckKept(Notebook notebook, byte[] source)
    {
        CheckLines(notebook, Encoding.UTF8.GetString(source));
        string written = notebook.ToDib();
        Notebook again = Notebook.Parse(written);
        AssertSame(notebook.Cells, again.Cells);
        Assert.Equal(notebook.Metadata?.ToJsonString(), again.Metadata?.ToJsonString());
        Assert.Equal(written, again.ToDib());
        CheckRelease(notebook);
    }

    // Each line of the file is in a cell, in order, unless it is empty, a marker, or metadata.
    private static void CheckLines(Notebook notebook, string source)
    {
        string[] kept = [.. notebook.Cells.SelectMany(cell => cell.Text.Split('\n')).Where(line => line.Length > 0)];
        int next = 0;
        foreach (string line in WithoutMetadata(source))
        {
            if (next < kept.Length && kept[next] == line)
            {
                next++;
            }
            else if (line.Length > 0 && !line.StartsWith("#!", StringComparison.Ordinal))
            {
                Assert.Fail($"lost the line '{line}'");
            }
        }

        Assert.Equal(kept.Length, next);
    }

    private static List<string> WithoutMetadata(string source)
    {
        string body = source.StartsWith('\uFEFF') ? source[1..] : source;
        List<string> lines = [.. body.Split('\n').Select(line => line.TrimEnd('\r'))];
        int start = lines.FindIndex(line => line.StartsWith("#!meta", StringComparison.Ordinal));
        if (start >= 0)
        {
            int length = lines.Skip(start + 1).TakeWhile(line => !line.StartsWith("#!", StringComparison.Ordinal)).Count();
            lines.RemoveRange(start, length + 1);
        }

        return lines;
    }

    private static void CheckRelease(Notebook learner)
    {
        var merge = ReleaseMerge.Of(s_blank, learner.Cells);
        var texts = merge.Cells.Concat(merge.Lost).Select(cell => cell.Text).ToHashSet();
        Assert.DoesNotContain(learner.Cells, cell => !string.IsNullOrWhiteSpace(cell.Text) && !texts.Contains(cell.Text));

        Notebook next = Notebook.Parse(new Notebook(merge.Cells, learner.Metadata).ToDib());
        var second = ReleaseMerge.Of(s_blank, next.Cells);
        AssertSame(merge.Cells, second.Cells);
        Assert.Empty(second.Lost);
    }

    private static void AssertSame(IReadOnlyList<Cell> expected, IReadOnlyList<Cell> actual) =>
        Assert.Equal(expected.Select(cell => (cell.Kernel, cell.Text)), actual.Select(cell => (cell.Kernel, cell.Text)));
}
