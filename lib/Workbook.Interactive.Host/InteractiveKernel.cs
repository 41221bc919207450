using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;
using Microsoft.DotNet.Interactive.CSharp;
using Microsoft.DotNet.Interactive.Events;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;
using KernelError = Microsoft.DotNet.Interactive.Events.ErrorProduced;

namespace Workbook.Interactive.Host;

/// <summary>
/// The C# kernel of .NET Interactive. It has one state and cannot branch, so a cell that goes on from another state than
/// the last one gets a new kernel, in which the cells that lead to that state are run again in silence.
/// </summary>
internal sealed partial class InteractiveKernel : ICellKernel
{
    private readonly NotebookKernel _content = new();
    private CompositeKernel? _kernel;
    private ImmutableList<CellSource>? _stand;

    /// <inheritdoc/>
    public string Name => ".NET Interactive C# kernel " + typeof(CSharpKernel).Assembly.GetName().Version?.ToString(3);

    /// <inheritdoc/>
    public async Task<CellOutcome> RunAsync(KernelState state, CellSource cell, CellOutput output)
    {
        output.MakeCurrent();
        if (!cell.Cell.IsCSharp)
        {
            // Pages and prose are only shown; the kernels that show them are not C#'s.
            return (await _content.RunAsync(KernelState.Empty, cell, output).ConfigureAwait(false)) with { State = state };
        }

        ImmutableList<CellSource> before = ReplayedState.CellsOf(state);
        await StandAtAsync(before, output.Limit).ConfigureAwait(false);
        IReadOnlyList<CellError> errors = await SubmitAsync(cell, output).ConfigureAwait(false);
        _stand = before.Add(cell);
        foreach (CellError error in errors)
        {
            output.Send(new Workbook.Notebooks.Protocol.ErrorProduced(error));
        }

        return new CellOutcome(new ReplayedState(_stand), errors);
    }

    /// <inheritdoc/>
    public CellError Locate(Exception exception) =>
        new("exception", "", 0, 0, "", exception.GetType().FullName + ": " + exception.Message, exception.GetType().FullName);

    private async Task StandAtAsync(ImmutableList<CellSource> cells, long outputLimit)
    {
        if (_kernel is not null && ReferenceEquals(_stand, cells))
        {
            return;
        }

        _kernel?.Dispose();
        _kernel = NewKernel();
        string folder = Directory.GetCurrentDirectory();
        foreach (CellSource cell in cells)
        {
            using var silent = new CellOutput(_ => { }, outputLimit);
            await SubmitAsync(cell, silent).ConfigureAwait(false);
        }

        Directory.SetCurrentDirectory(folder);
        _stand = cells;
    }

    private static CompositeKernel NewKernel()
    {
        var csharp = new CSharpKernel();
        csharp.UseKernelHelpers();
        csharp.UseWho();
        csharp.UseValueSharing();
        var kernel = new CompositeKernel { DefaultKernelName = "csharp" };
        kernel.Add(csharp);
        kernel.UseImportMagicCommand();
        return kernel;
    }

    private async Task<IReadOnlyList<CellError>> SubmitAsync(CellSource cell, CellOutput output)
    {
        // This kernel takes #!import relative to the current directory, ours relative to the cell's folder.
        string folder = Directory.GetCurrentDirectory();
        bool imports = cell.Cell.Text.StartsWith("#!import", StringComparison.Ordinal);
        if (imports)
        {
            Directory.SetCurrentDirectory(cell.Folder);
        }

        using IDisposable relay = _kernel!.KernelEvents.Subscribe(new EventRelay(output));
        KernelCommandResult result = await _kernel.SendAsync(new SubmitCode(cell.Cell.Text, "csharp")).ConfigureAwait(false);
        if (imports)
        {
            Directory.SetCurrentDirectory(folder);
        }

        return [.. result.Events.SelectMany(item => ErrorsOf(item, cell))];
    }

    private static IEnumerable<CellError> ErrorsOf(KernelEvent item, CellSource cell) => item switch
    {
        CommandFailed failed => ErrorsOf(failed.Message ?? failed.Exception?.Message ?? "failed", failed.Exception, cell),
        KernelError error => [new CellError("exception", cell.File, cell.Number, 0, "", error.FormattedValues.FirstOrDefault()?.Value ?? "failed")],
        _ => [],
    };

    // One line per compiler error, "(line,column): error CSxxxx: text"; otherwise the text of an exception and its frames.
    private static IEnumerable<CellError> ErrorsOf(string message, Exception? exception, CellSource cell)
    {
        MatchCollection diagnostics = DiagnosticLine().Matches(message);
        if (diagnostics.Count == 0)
        {
            string first = exception is null ? message.Split('\n')[0].Trim() : exception.GetType().FullName + ": " + exception.Message;
            return [new CellError("exception", cell.File, cell.Number, 0, "", first, exception?.GetType().FullName)];
        }

        return diagnostics.Select(diagnostic => CompilerError(diagnostic, cell));
    }

    private static CellError CompilerError(Match diagnostic, CellSource cell)
    {
        int line = int.Parse(diagnostic.Groups["line"].Value, CultureInfo.InvariantCulture);
        string code = diagnostic.Groups["code"].Value;
        return new CellError("compile", cell.File, cell.Number, line, cell.LineText(line), code + ": " + diagnostic.Groups["text"].Value.Trim(), code);
    }

    [GeneratedRegex(@"^\((?<line>\d+),\d+\): error (?<code>CS\d+): (?<text>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex DiagnosticLine();
}
