using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using Workbook.Notebooks.Outputs;

namespace Workbook.Notebooks.Kernel;

/// <summary>One piece of C# code, compiled as the next submission of a script.</summary>
internal sealed class CSharpSubmission
{
    /// <summary>How cells are parsed.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly Lazy<ScriptOptions> s_first = new(FirstOptions);
    private static readonly Lazy<ScriptOptions> s_next = new(() => s_first.Value
        .WithImports(Array.Empty<string>())
        .WithReferences(Array.Empty<MetadataReference>()));

    private readonly Script<object> _script;
    private readonly KernelState _state;

    private CSharpSubmission(Script<object> script, KernelState state)
    {
        _script = script;
        _state = state;
    }

    /// <summary>Prepares code that goes on from a state.</summary>
    /// <param name="state">What is declared already.</param>
    /// <param name="code">The code.</param>
    /// <param name="path">The path for diagnostics and debug information; its folder is what <c>#load</c> and <c>#r</c> are relative to.</param>
    public static CSharpSubmission Create(KernelState state, string code, string path) => new(
        state.Script is null
            ? CSharpScript.Create<object>(code, s_first.Value.WithFilePath(path).AddReferences(state.NewReferences))
            : state.Script.Script.ContinueWith<object>(code, s_next.Value.WithFilePath(path).AddReferences(state.NewReferences)),
        state);

    /// <summary>Compiles; returns the errors, in order of their place. None of the code has run.</summary>
    public IReadOnlyList<Diagnostic> Compile() =>
        [.. _script.Compile().Where(d => d.Severity == DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start)];

    /// <summary>Runs the compiled code. An exception keeps what was declared and assigned before it.</summary>
    public async Task<SubmissionResult> RunAsync()
    {
        ScriptState<object> result = _state.Script is null
            ? await _script.RunAsync(null, _ => true).ConfigureAwait(false)
            : await _script.RunFromAsync(_state.Script, _ => true).ConfigureAwait(false);
        return new SubmissionResult(_state with { Script = result, NewReferences = [] }, result.Exception, result.Exception is null && HasValue(), result.ReturnValue);
    }

    /// <summary>The syntax tree of the code itself, without what it loads.</summary>
    public SyntaxTree Tree => _script.GetCompilation().SyntaxTrees.Last();

    // A void call is an expression too, but has no value to show.
    private bool HasValue()
    {
        var root = (CompilationUnitSyntax)Tree.GetRoot();
        if (root.Members.LastOrDefault() is GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last })
        {
            ITypeSymbol? type = _script.GetCompilation().GetSemanticModel(Tree).GetTypeInfo(last.Expression).Type;
            return type?.SpecialType != SpecialType.System_Void;
        }

        return root.Members.OfType<GlobalStatementSyntax>().Any(ReturnsValue);
    }

    private static bool ReturnsValue(GlobalStatementSyntax statement) =>
        statement.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<ReturnStatementSyntax>()
            .Any(r => r.Expression is not null);

    private static ScriptOptions FirstOptions() => ScriptOptions.Default
        .WithLanguageVersion(LanguageVersion.Latest)
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(true)
        .WithFileEncoding(Encoding.UTF8)
        .WithAllowUnsafe(true)
        .WithReferences(Framework.References)
        .AddReferences(typeof(NotebookMembers).Assembly)
        .WithImports([.. Framework.Usings, typeof(NotebookMembers).FullName!]);
}

/// <summary>What a submission left behind.</summary>
/// <param name="State">The state to go on from, also after an exception.</param>
/// <param name="Exception">What it threw; null if it ran to its end.</param>
/// <param name="HasValue">Whether it ends in an expression that is to be shown.</param>
/// <param name="Value">That expression's value.</param>
internal sealed record SubmissionResult(KernelState State, Exception? Exception, bool HasValue, object? Value);
