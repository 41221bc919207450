namespace Workbook.Cli;

/// <summary>A command that cannot do its work: exit code 2. The message says what is wrong and what to do.</summary>
internal sealed class CannotRunException(string problem, string remedy) : Exception(problem + "; " + remedy);
