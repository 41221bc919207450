using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Workbook.Cli.Courses;

/// <summary>What a result depends on.</summary>
/// <param name="Stack">"embedded" or "nuget".</param>
/// <param name="Engine">The tensor engine's assembly and version.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Seed">Seed of the checks' random inputs; <c>--seed</c> takes it back.</param>
internal sealed partial record RunEnvironment(string Stack, string Engine, string Runtime, long Seed)
{
    /// <summary>Reads it from what the build wrote, which is also what the notebooks will load.</summary>
    public static RunEnvironment Read(CourseFolder course, long? seed)
    {
        string pointer = course.LibraryPointer;
        if (!File.Exists(pointer))
        {
            throw new CannotRunException($"{DisplayPath.Of(pointer)}: the library is not built", "run 'dotnet build -c Release' in the course's folder");
        }

        string text = File.ReadAllText(pointer);
        Match stack = StackName().Match(text);
        return new RunEnvironment(
            stack.Success ? stack.Groups["name"].Value : "unknown",
            EngineLine().Match(text) is { Success: true } engine ? Describe(engine.Groups["path"].Value) : "unknown",
            RuntimeInformation.FrameworkDescription,
            seed ?? Random.Shared.Next());
    }

    /// <summary>The same where there may be no course, or none that is built: notebooks need not load the library.</summary>
    public static RunEnvironment ReadIfBuilt(Func<CourseFolder> find, long? seed)
    {
        try
        {
            return Read(find(), seed);
        }
        catch (CannotRunException)
        {
            return new RunEnvironment("none", "none", RuntimeInformation.FrameworkDescription, seed ?? Random.Shared.Next());
        }
    }

    /// <summary>The line above every result.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"stack {Stack}, engine {Engine}, {Runtime}, seed {Seed}");

    private static string Describe(string path)
    {
        if (!File.Exists(path))
        {
            throw new CannotRunException($"{path}: the library's engine is gone", "run 'dotnet build -c Release' in the course's folder");
        }

        AssemblyName name = AssemblyName.GetAssemblyName(path);
        return name.Name + " " + name.Version?.ToString(3);
    }

    [GeneratedRegex(@"^//.*Stack: (?<name>[a-z]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StackName();

    [GeneratedRegex(@"^#r ""(?<path>.*(EmbeddedTorch|TorchSharp)\.dll)""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex EngineLine();
}
