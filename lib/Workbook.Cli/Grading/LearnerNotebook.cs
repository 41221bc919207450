namespace Workbook.Cli.Grading;

/// <summary>A learner's notebook and the authored one it answers; both as messages show them.</summary>
internal sealed record LearnerNotebook(string File, string Official)
{
    public string Name => Path.GetFileNameWithoutExtension(File);
}
