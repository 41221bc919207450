using Workbook.Notebooks.Documents;

namespace Workbook.Notebooks.Releases;

/// <summary>What a release did, or what a check of it found.</summary>
/// <param name="Written">Files that were written.</param>
/// <param name="Unchanged">Files that were already as they should be.</param>
/// <param name="Notes">Things to know that are no failure: backups, kept answers, files without a solution.</param>
/// <param name="Problems">Things that are wrong; a file with a problem was not written.</param>
public sealed record ReleaseReport(
    IReadOnlyList<string> Written,
    IReadOnlyList<string> Unchanged,
    IReadOnlyList<string> Notes,
    IReadOnlyList<NotebookProblem> Problems);
