namespace Workbook.Notebooks.Kernel;

/// <summary>The kernels that a line inside a cell can select, and those this host has.</summary>
internal static class KernelNames
{
    /// <summary>The kernel that a directive such as <c>#!c#</c> selects; null if it is no kernel selector.</summary>
    public static string? Selected(string directive) => directive switch
    {
        "#!csharp" or "#!c#" or "#!C#" => "csharp",
        "#!fsharp" or "#!f#" or "#!F#" => "fsharp",
        "#!pwsh" or "#!powershell" => "pwsh",
        "#!javascript" or "#!js" => "javascript",
        "#!html" => "html",
        "#!http" => "http",
        "#!mermaid" => "mermaid",
        "#!value" => "value",
        "#!markdown" => "markdown",
        _ => null,
    };

    /// <summary>Whether cells of the kernel can be executed or shown here.</summary>
    public static bool IsSupported(string kernel) =>
        kernel is "csharp" or "html" or "javascript" or "mermaid" or "markdown" or "value";
}
