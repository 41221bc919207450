using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Cli.Exports.FileApps;

/// <summary>A C# cell as the compiler understands it where it stands, after all cells before it.</summary>
/// <param name="Number">1-based number over all cells of the notebook.</param>
/// <param name="Tree">Its syntax.</param>
/// <param name="Model">What its names mean.</param>
internal sealed record ScriptCell(int Number, SyntaxTree Tree, SemanticModel Model)
{
    public CompilationUnitSyntax Root { get; } = (CompilationUnitSyntax)Tree.GetRoot();

    /// <summary>The errors that keep it from compiling as a cell.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; } = [.. Model.Compilation.GetDiagnostics().Where(item => item.Severity == DiagnosticSeverity.Error)];

    /// <summary>The names it declares, in order: variables, functions and types, with the place of each.</summary>
    public IEnumerable<(SyntaxToken Name, ISymbol Symbol)> Declarations()
    {
        foreach (SyntaxNode node in Root.DescendantNodes())
        {
            SyntaxToken name = node switch
            {
                VariableDeclaratorSyntax variable => variable.Identifier,
                SingleVariableDesignationSyntax variable => variable.Identifier,
                ForEachStatementSyntax loop => loop.Identifier,
                CatchDeclarationSyntax caught => caught.Identifier,
                MethodDeclarationSyntax function => function.Identifier,
                BaseTypeDeclarationSyntax type => type.Identifier,
                DelegateDeclarationSyntax type => type.Identifier,
                _ => default,
            };
            if (!name.IsKind(SyntaxKind.None) && Model.GetDeclaredSymbol(node) is { } symbol)
            {
                yield return (name, symbol);
            }
        }
    }

    /// <summary>Compiles the cells one after the other, as a notebook's kernel does, up to the first that has errors. None of them runs.</summary>
    /// <param name="cells">Number and code of each.</param>
    /// <param name="references">What they see.</param>
    /// <param name="usings">What they need not write; a name of a type stands for its static members.</param>
    public static IReadOnlyList<ScriptCell> Compile(IEnumerable<(int Number, string Code)> cells, IReadOnlyList<MetadataReference> references, IReadOnlyList<string> usings)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, usings: usings);
        CSharpCompilation? previous = null;
        var compiled = new List<ScriptCell>();
        foreach ((int number, string code) in cells)
        {
            SyntaxTree tree = CSharpSyntaxTree.ParseText(code, parse);
            previous = CSharpCompilation.CreateScriptCompilation($"cell{number}", tree, references, options, previous, typeof(object));
            compiled.Add(new ScriptCell(number, tree, previous.GetSemanticModel(tree)));
            if (compiled[^1].Errors.Count > 0)
            {
                break;
            }
        }

        return compiled;
    }
}
