using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Grading;

/// <summary>Explains to a learner why an answer or its check does not compile: usually a name is missing where it is looked for.</summary>
internal static partial class MissingName
{
    /// <summary>The learner's view of an error in the answer: a helper in another cell is not there when exercises are graded.</summary>
    /// <param name="error">The compiler's error.</param>
    /// <param name="answer">The learner's cell.</param>
    /// <param name="notebook">All cells of the learner's notebook.</param>
    public static CellError ExplainAnswer(CellError error, CellSource answer, IReadOnlyList<CellSource> notebook)
    {
        Match name = FirstQuoted().Match(error.Message);
        if (error.Code is not ("CS0103" or "CS0246") || !name.Success)
        {
            return error;
        }

        CellSource? other = notebook.FirstOrDefault(cell =>
            cell.Number != answer.Number && cell.Cell.IsCSharp && DeclaredNames(cell.Cell.Text).Contains(name.Groups["name"].Value));
        return other is null ? error : error with
        {
            Message = string.Create(CultureInfo.InvariantCulture,
                $"{error.Message}: it is declared in cell {other.Number}, but each exercise is graded alone; move it into this cell"),
        };
    }

    /// <summary>The learner's view of an error in the check cell.</summary>
    /// <param name="error">The compiler's error.</param>
    /// <param name="exercise">The exercise.</param>
    public static CellError ExplainCheck(CellError error, PlannedExercise exercise)
    {
        if (error.Kind != "compile" || exercise.Answer is not { } answer || exercise.Check is not { } check || error.Cell != check.Number)
        {
            return error;
        }

        IReadOnlyList<string> declared = DeclaredNames(answer.Cell.Text);
        IReadOnlySet<string> used = Identifiers(check.Cell.Text);
        string? missing = DeclaredNames(exercise.Solution.Cell.Text).FirstOrDefault(name => !declared.Contains(name) && used.Contains(name));
        string message = missing is null
            ? $"the check does not compile with this answer: {error.Message}; keep the names and signatures that the exercise gives"
            : $"the check looks for '{missing}', which this cell does not declare{Hint(missing, declared)}; give it exactly that name";
        return new CellError("compile", answer.File, answer.Number, 0, "", message, error.Code);
    }

    [GeneratedRegex("'(?<name>[^']+)'", RegexOptions.CultureInvariant)]
    private static partial Regex FirstQuoted();

    private static string Hint(string missing, IReadOnlyList<string> declared) =>
        declared.Count == 0 ? "" : $" (it declares '{Spelling.Nearest(missing, declared)}')";

    private static HashSet<string> Identifiers(string code) =>
    [
        .. SyntaxFactory.ParseTokens(code, options: CSharpSubmission.ParseOptions)
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
            .Select(token => token.ValueText),
    ];

    // Methods, types and variables at the top level of a cell.
    private static List<string> DeclaredNames(string code)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(code, CSharpSubmission.ParseOptions).GetRoot();
        return [.. root.Members.SelectMany(NamesOf)];
    }

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        DelegateDeclarationSyntax type => [type.Identifier.ValueText],
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(v => v.Identifier.ValueText),
        GlobalStatementSyntax { Statement: LocalFunctionStatementSyntax function } => [function.Identifier.ValueText],
        _ => [],
    };
}
