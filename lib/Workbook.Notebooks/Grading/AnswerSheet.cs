using System.Security.Cryptography;
using System.Text;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;
using Workbook.Notebooks.Releases;

namespace Workbook.Notebooks.Grading;

/// <summary>A learner's answer to one exercise as it stands in the notebook, not graded.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Points">Points for a full answer, as the official cell says.</param>
/// <param name="Key">
/// Hash of all that a grading of the exercise executes: the answer, the official notebook's set-up, solutions and checks,
/// the file that says which library they load, and the grader. While it is the same, the result is, too (random inputs apart).
/// </param>
public sealed record LearnerAnswer(string Id, double Points, string Key)
{
    /// <summary>1-based number of the learner's cell; 0 if there is not exactly one.</summary>
    public int Cell { get; init; }

    /// <summary>Whether the cell is as it was released: no answer yet.</summary>
    public bool IsBlank { get; init; }

    /// <summary>Why there is nothing to grade; null if there is.</summary>
    public CellError? Problem { get; init; }
}

/// <summary>All answers of a learner's notebook, read without running anything.</summary>
public sealed class AnswerSheet
{
    private static readonly string s_grader = typeof(AnswerSheet).Module.ModuleVersionId.ToString("n");

    private AnswerSheet(IReadOnlyList<LearnerAnswer> answers, IReadOnlyList<CellError> notes, string officialKey, string learnerKey)
    {
        Answers = answers;
        Notes = notes;
        OfficialKey = officialKey;
        LearnerKey = learnerKey;
    }

    /// <summary>In the order of the official notebook.</summary>
    public IReadOnlyList<LearnerAnswer> Answers { get; }

    /// <summary>Exercise cells of the learner's that answer no exercise of the official notebook.</summary>
    public IReadOnlyList<CellError> Notes { get; }

    /// <summary>Hash of what all gradings by this official notebook have in common; a process that has run its set-up serves while it is the same.</summary>
    public string OfficialKey { get; }

    /// <summary>Hash of the learner's whole notebook; numbers of cells in messages hold while it is the same.</summary>
    public string LearnerKey { get; }

    /// <summary>Reads both notebooks.</summary>
    /// <exception cref="NotebookFormatException">One of them is missing or broken.</exception>
    public static AnswerSheet Read(string official, string learner)
    {
        GradingPlan plan = GradingPlan.Load(official, learner);
        string officialKey = Hash([s_grader, .. plan.Setup.SelectMany(TextAndImports), .. plan.Exercises.SelectMany(OfficialTexts)]);
        return new AnswerSheet(
            [.. plan.Exercises.Select(exercise => AnswerOf(exercise, officialKey))],
            plan.Notes,
            officialKey,
            Hash(plan.LearnerCells.SelectMany(source => new[] { source.Cell.Kernel, source.Cell.Text })));
    }

    private static LearnerAnswer AnswerOf(PlannedExercise exercise, string officialKey)
    {
        string text = exercise.Answer?.Cell.Text ?? exercise.Problem!.Message;
        return new LearnerAnswer(exercise.Id, exercise.Points, Hash([officialKey, exercise.Id, text]))
        {
            Cell = exercise.Answer?.Number ?? 0,
            IsBlank = exercise.Answer is not null && text == SolutionRegions.Blank(exercise.Solution.Cell).Text,
            Problem = exercise.Problem,
        };
    }

    private static IEnumerable<string> OfficialTexts(PlannedExercise exercise) =>
        [exercise.Id, exercise.Solution.Cell.Text, exercise.Check?.Cell.Text ?? ""];

    // The library is imported by the pointer that the build writes; its text names the library's version.
    private static IEnumerable<string> TextAndImports(CellSource source) =>
        source.Cell.Text.Split('\n')
            .Where(line => line.StartsWith("#!import ", StringComparison.Ordinal))
            .Select(line => Path.GetFullPath(line["#!import ".Length..].Trim(), source.Folder))
            .Select(path => File.Exists(path) ? SourceFile.ReadText(path) : "")
            .Prepend(source.Cell.Text);

    // Each text with its length, so that no two lists of texts look the same.
    private static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string text in texts)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
