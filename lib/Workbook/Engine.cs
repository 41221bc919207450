using System.Reflection;
using TorchSharp;

namespace Workbook;

/// <summary>Which tensor engine this library was built against. Shown to people; no code decides by it.</summary>
public static class Engine
{
    private static readonly AssemblyName Assembly = typeof(torch.Tensor).Assembly.GetName();

    /// <summary>The stack's name, <c>embedded</c> or <c>nuget</c>.</summary>
    public static string Stack { get; } = Assembly.Name == "EmbeddedTorch" ? "embedded" : "nuget";

    /// <summary>One line for people: the engine's assembly and version, and the .NET version it runs on.</summary>
    public static string Description { get; } = $"{Assembly.Name} {Assembly.Version} on .NET {Environment.Version}";

    /// <summary>
    /// Where models and batches live: the first GPU if the engine has one at hand, else the CPU. The one place where the
    /// course chooses a device; the embedded engine has no other than the CPU.
    /// </summary>
    public static torch.Device Device { get; } = torch.cuda.is_available() ? torch.device("cuda") : torch.CPU;
}
