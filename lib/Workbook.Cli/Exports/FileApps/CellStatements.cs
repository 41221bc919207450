using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Cli.Exports.FileApps;

/// <summary>A line of a program.</summary>
/// <param name="Text">Without its end.</param>
/// <param name="Cell">1-based cell that it comes from; 0 for none.</param>
/// <param name="Line">1-based line in that cell.</param>
internal readonly record struct ProgramLine(string Text, int Cell = 0, int Line = 0);

/// <summary>A cell as part of a program: its statements, and what must stand elsewhere in the file.</summary>
internal sealed class CellStatements
{
    private const string LineOfItsOwn = "give it lines of its own";

    private readonly ScriptCell _cell;
    private readonly ProgramNames _names;
    private readonly List<TextChange> _changes = [];
    private readonly List<(int Line, string What, string Remedy)> _problems = [];

    /// <summary>Translates a cell.</summary>
    public CellStatements(ScriptCell cell, ProgramNames names)
    {
        (_cell, _names) = (cell, names);
        Rename();
        foreach (MemberDeclarationSyntax member in cell.Root.Members)
        {
            Adapt(member);
        }

        ShowLast();
        Divide();
    }

    /// <summary>What runs where the cell stands.</summary>
    public IReadOnlyList<ProgramLine> Statements { get; private set; } = [];

    /// <summary>Types, which a program declares after its statements.</summary>
    public IReadOnlyList<ProgramLine> Types { get; private set; } = [];

    /// <summary><c>using</c> directives, which a file begins with.</summary>
    public IReadOnlyList<ProgramLine> Usings { get; private set; } = [];

    /// <summary>What cannot be said in a program.</summary>
    public IReadOnlyList<(int Line, string What, string Remedy)> Problems => _problems;

    private void Rename()
    {
        foreach ((SyntaxToken name, ISymbol symbol) in _cell.Declarations())
        {
            if (_names.Of(symbol) is { } renamed)
            {
                _changes.Add(new TextChange(name.Span, renamed));
            }
        }

        foreach (SimpleNameSyntax use in _cell.Root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (!use.IsVar && _names.Of(_cell.Model.GetSymbolInfo(use).Symbol) is { } renamed)
            {
                _changes.Add(new TextChange(use.Identifier.Span, ImpliedName(use) + renamed));
            }
        }
    }

    // (x, y) and new { x } name their members after the variables; the members keep those names.
    private static string ImpliedName(SimpleNameSyntax use) => use.Parent switch
    {
        ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax { Parent: not AssignmentExpressionSyntax } } => use.Identifier.Text + ": ",
        AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } => use.Identifier.Text + " = ",
        _ => "",
    };

    private void Adapt(MemberDeclarationSyntax member)
    {
        switch (member)
        {
            case FieldDeclarationSyntax variables:
                DropModifiers(variables.Modifiers, SyntaxKind.StaticKeyword, SyntaxKind.ReadOnlyKeyword);
                GiveDefaults(variables.Declaration);
                break;
            case MethodDeclarationSyntax function:
                DropModifiers(function.Modifiers);
                break;
            case PropertyDeclarationSyntax or EventDeclarationSyntax or EventFieldDeclarationSyntax or IndexerDeclarationSyntax:
                Report(member.SpanStart, "a property or event of a cell cannot be one of a program's statements", "make it a variable or a function");
                break;
            case GlobalStatementSyntax statement:
                Adapt(statement.Statement);
                break;
        }
    }

    private void DropModifiers(SyntaxTokenList modifiers, params SyntaxKind[] more)
    {
        SyntaxKind[] dropped = [SyntaxKind.PublicKeyword, SyntaxKind.PrivateKeyword, SyntaxKind.InternalKeyword, SyntaxKind.ProtectedKeyword, .. more];
        _changes.AddRange(modifiers.Where(modifier => dropped.Contains(modifier.Kind()))
            .Select(modifier => new TextChange(TextSpan.FromBounds(modifier.SpanStart, modifier.GetNextToken().SpanStart), "")));
    }

    // A cell's variables start with their type's default, as fields do.
    private void GiveDefaults(VariableDeclarationSyntax declaration) =>
        _changes.AddRange(declaration.Variables.Where(variable => variable.Initializer is null)
            .Select(variable => new TextChange(new TextSpan(variable.Identifier.Span.End, 0), " = default")));

    private void Adapt(StatementSyntax statement)
    {
        bool isLast = ((GlobalStatementSyntax)statement.Parent!).Equals(_cell.Root.Members[^1]);
        if (isLast && statement is ReturnStatementSyntax { Expression: { } value } end)
        {
            _changes.Add(new TextChange(TextSpan.FromBounds(end.ReturnKeyword.SpanStart, value.SpanStart), ""));
            Show(value, end.SemicolonToken.Span);
            return;
        }

        foreach (ReturnStatementSyntax item in statement.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>())
        {
            Report(item.SpanStart, "'return' would end the whole program, not only this cell", "let the cell end with the expression that it shows, or put the statements into a function");
        }
    }

    private void ShowLast()
    {
        if (_cell.Root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
        {
            Show(last.Expression, new TextSpan(last.Expression.Span.End, 0));
        }
    }

    private void Show(ExpressionSyntax value, TextSpan end)
    {
        if (_cell.Model.GetTypeInfo(value).Type?.SpecialType == SpecialType.System_Void)
        {
            _changes.Add(new TextChange(end, ";"));
            return;
        }

        bool isPrimary = value is InvocationExpressionSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or SimpleNameSyntax
            or LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or ParenthesizedExpressionSyntax or TupleExpressionSyntax
            or ObjectCreationExpressionSyntax { ArgumentList: not null } or AnonymousObjectCreationExpressionSyntax;
        if (!isPrimary)
        {
            _changes.Add(new TextChange(new TextSpan(value.SpanStart, 0), "("));
        }

        _changes.Add(new TextChange(end, isPrimary ? ".Display();" : ").Display();"));
    }

    // Lines that hold a type or a using go elsewhere; a change never adds or removes a line.
    private void Divide()
    {
        SourceText before = _cell.Tree.GetText();
        TextLineCollection lines = before.WithChanges(_changes.OrderBy(change => change.Span.Start)).Lines;
        var kinds = new char[lines.Count];
        foreach (SyntaxNode node in _cell.Root.Usings.Cast<SyntaxNode>().Concat(_cell.Root.Members.Where(member => member is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax)))
        {
            Mark(kinds, before, node, node is UsingDirectiveSyntax ? 'u' : 't');
        }

        Statements = Select('\0');
        Types = Select('t');
        Usings = Select('u');

        ProgramLine[] Select(char kind) =>
            [.. lines.Where(line => kinds[line.LineNumber] == kind).Select(line => new ProgramLine(line.ToString(), _cell.Number, line.LineNumber + 1))];
    }

    private void Mark(char[] kinds, SourceText text, SyntaxNode node, char kind)
    {
        int comment = node.GetLeadingTrivia().FirstOrDefault(item => !item.IsKind(SyntaxKind.WhitespaceTrivia) && !item.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } first ? first.SpanStart : node.SpanStart;
        (int from, int to) = (text.Lines.IndexOf(comment), text.Lines.IndexOf(node.Span.End));
        bool alone = text.ToString(TextSpan.FromBounds(text.Lines[from].Start, comment)).Trim().Length == 0
            && text.ToString(TextSpan.FromBounds(node.Span.End, text.Lines[to].End)).TrimStart() is "" or ['/', '/', ..];
        if (!alone)
        {
            Report(node.SpanStart, $"'{node.ToString().Split('\n')[0]}' shares a line with other code and must stand elsewhere in a program", LineOfItsOwn);
        }

        Array.Fill(kinds, kind, from, to - from + 1);
    }

    private void Report(int position, string what, string remedy) =>
        _problems.Add((_cell.Tree.GetText().Lines.IndexOf(position) + 1, what, remedy));
}
