using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Workbook.Cli.Exports.FileApps;

/// <summary>
/// Names in one program. In a notebook a later cell may declare a name again, and a block may declare one that a cell
/// has; in the statements of one program both are errors. The later one, and the one of the block, get a name of their
/// own, everywhere they are meant.
/// </summary>
internal sealed class ProgramNames
{
    private readonly Dictionary<ISymbol, string> _renamed = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _used;

    /// <summary>Decides all names.</summary>
    public ProgramNames(IReadOnlyList<ScriptCell> cells)
    {
        _used = [.. cells.SelectMany(cell => cell.Root.DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        var declared = new HashSet<string>(StringComparer.Ordinal);
        foreach ((SyntaxToken name, ISymbol symbol) in cells.SelectMany(cell => cell.Declarations()).Where(item => IsOfCell(item.Symbol)))
        {
            if (!declared.Add(name.ValueText))
            {
                _renamed[symbol] = Fresh(name.ValueText);
            }
        }

        foreach ((SyntaxToken name, ISymbol symbol) in cells.SelectMany(cell => cell.Declarations()))
        {
            if (symbol is ILocalSymbol && declared.Contains(name.ValueText) && !IsInFunction(name))
            {
                _renamed[symbol] = Fresh(name.ValueText);
            }
        }
    }

    /// <summary>The new name of a symbol, or null if it keeps its own.</summary>
    public string? Of(ISymbol? symbol) => symbol is not null && _renamed.TryGetValue(symbol.OriginalDefinition, out string? name) ? name : null;

    private static bool IsOfCell(ISymbol symbol) => symbol is IFieldSymbol or IMethodSymbol or INamedTypeSymbol && symbol.ContainingType is { IsScriptClass: true };

    // A function's own names may hide those around it.
    private static bool IsInFunction(SyntaxToken name) =>
        name.Parent!.Ancestors().Any(node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or BaseTypeDeclarationSyntax);

    private string Fresh(string name)
    {
        int number = 2;
        string candidate;
        do
        {
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}{(char.IsDigit(name[^1]) ? "_" : "")}{number++}");
        }
        while (!_used.Add(candidate));
        return candidate;
    }
}
