using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Kernel;

/// <summary>Turns diagnostics and exceptions into errors that name file, cell, line and the line's text.</summary>
internal sealed class ErrorReport(SourceMap map)
{
    /// <summary>An error of the compiler.</summary>
    public CellError Of(Diagnostic diagnostic, CellSource cell)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        int line = span.StartLinePosition.Line + 1;
        CellFrame place = diagnostic.Location.IsInSource
            ? map.Locate(span.Path, line) ?? InFile(span.Path, line)
            : new CellFrame(cell.File, cell.Number, 0, "");
        string message = diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return new CellError("compile", place.File, place.Cell, place.Line, place.Text, message, diagnostic.Id);
    }

    /// <summary>An exception that a cell threw, at the innermost line of it that stands in a cell.</summary>
    /// <param name="thrown">What was caught.</param>
    /// <param name="cell">The cell to name when no line of a cell is found; null for none.</param>
    public CellError Of(Exception thrown, CellSource? cell)
    {
        Exception exception = Unwrap(thrown);
        IReadOnlyList<CellFrame> frames = FramesOf(exception);
        CellFrame place = frames.Count > 0 ? frames[0] : new CellFrame(cell?.File ?? "", cell?.Number ?? 0, 0, "");
        string kind = exception is OutputLimitException or OutOfMemoryException ? "limit" : "exception";
        return new CellError(kind, place.File, place.Cell, place.Line, place.Text, Message(exception), exception.GetType().FullName)
        {
            Frames = frames,
        };
    }

    /// <summary>An error of a magic command or of the kernel's name.</summary>
    public static CellError Directive(CellSource cell, int line, string message) =>
        new("directive", cell.File, cell.Number, line, cell.LineText(line), message);

    private IReadOnlyList<CellFrame> FramesOf(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            List<CellFrame> frames = [.. new StackTrace(e, fNeedFileInfo: true).GetFrames()
                .Select(frame => Place(frame.GetFileName(), frame.GetFileLineNumber()))
                .OfType<CellFrame>()
                .Take(50)];
            if (frames.Count > 0)
            {
                return frames;
            }
        }

        return [];
    }

    // A loaded script counts as a cell; the files of the host and of libraries do not.
    private CellFrame? Place(string? path, int line) => map.Locate(path, line)
        ?? (path?.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) == true ? InFile(path, line) : null);

    private static string Message(Exception exception) => exception switch
    {
        OutputLimitException => exception.Message,
        OutOfMemoryException => "the cell used more memory than the process may have (" + exception.Message + ")",
        { InnerException: { } inner } => Named(exception) + " ---> " + Named(inner),
        _ => Named(exception),
    };

    private static string Named(Exception exception) => exception.GetType().FullName + ": " + exception.Message;

    // Wrappers that say nothing of their own.
    private static Exception Unwrap(Exception exception) => exception switch
    {
        TargetInvocationException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => exception,
    };

    private static CellFrame InFile(string path, int line)
    {
        string text = File.Exists(path) ? File.ReadLines(path).ElementAtOrDefault(line - 1)?.Trim() ?? "" : "";
        return new CellFrame(path, 0, line, text);
    }
}
