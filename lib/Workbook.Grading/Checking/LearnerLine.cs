using System.Diagnostics;

namespace Workbook.Grading.Checking;

/// <summary>Finds the learner's own line in an exception: the innermost frame that was compiled from a cell.</summary>
internal static class LearnerLine
{
    /// <summary>For example <c>line 7</c>, or null when the host compiles cells without line numbers.</summary>
    public static string? Of(Exception thrown)
    {
        foreach (var frame in new StackTrace(thrown, fNeedFileInfo: true).GetFrames())
            if (IsFromCell(frame) && frame.GetFileLineNumber() is > 0 and int line)
                return $"line {line}";
        return null;
    }

    /// <summary>Cells are compiled into memory, so their assemblies have no file.</summary>
    private static bool IsFromCell(StackFrame frame) => frame.GetMethod()?.Module.Assembly is { } assembly && (assembly.IsDynamic || assembly.Location.Length == 0);
}
