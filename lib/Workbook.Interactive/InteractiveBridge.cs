using System.Reflection;
using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Formatting;
using TorchSharp;

namespace Workbook.Interactive;

/// <summary>What a kernel of .NET Interactive needs to know of this course; <see cref="Bridge"/> calls it.</summary>
public static class InteractiveBridge
{
    /// <summary>
    /// Registers formatters and the hook for live displays. Our own pictures, cards and checks need none: .NET
    /// Interactive finds their formatters by the convention of <see cref="Workbook.Formatting.TypeFormatterSourceAttribute"/>.
    /// </summary>
    public static void Connect()
    {
        Formatter.Register<torch.Tensor>(tensor => tensor.str(), "text/plain");
        Formatter.SetPreferredMimeTypesFor(typeof(torch.Tensor), "text/plain");
        RegisterPlotly();
        AppContext.SetData("workbook.display", (Func<object, Action<object>>)Show);
    }

    /// <summary>
    /// Loads the kernel extension of Plotly.NET.Interactive, which shows its charts; a kernel does so by itself only for
    /// a package that a cell asks for.
    /// </summary>
    private static void RegisterPlotly()
    {
        foreach (Type extension in Assembly.Load("Plotly.NET.Interactive").GetExportedTypes().Where(typeof(IKernelExtension).IsAssignableFrom))
            ((IKernelExtension)Activator.CreateInstance(extension)!).OnLoadAsync(Kernel.Root).GetAwaiter().GetResult();
    }

    /// <summary>
    /// Shows a value and returns its updater. <c>value.Display().Update(...)</c> is not used: in the last release it sends
    /// the update under another id than the display, so that no front end can match the two.
    /// </summary>
    private static Action<object> Show(object value) =>
        KernelInvocationContext.Current is { } context ? context.Display(value).Update : _ => { };
}
