namespace Workbook.Cli.Exports.Formulas;

/// <summary>A formula that is not LaTeX of the course's subset. The message says what is wrong and quotes the formula.</summary>
internal sealed class FormulaException(string problem, string formula)
    : Exception($"the formula '{formula.ReplaceLineEndings(" ").Trim()}' {problem}; write it with the commands of TexSymbols, or add the command there");
