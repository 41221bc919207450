namespace Workbook.Cli.Results;

/// <summary>What became of a case.</summary>
internal enum Outcome
{
    Passed,
    Failed,
    Unanswered,
    NotRun,
}
