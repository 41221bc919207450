using System.Runtime.InteropServices;
using System.Xml.Linq;

namespace Workbook.Notebooks.Packages;

/// <summary>The project that the SDK restores for a set of packages.</summary>
internal static class PackageProject
{
    /// <summary>Its framework, and so the one whose assemblies are taken from the packages.</summary>
    public const string Framework = "net10.0";

    /// <summary>The project's text; the same for the same packages and sources on the same kind of machine.</summary>
    public static string Write(IEnumerable<PackageRequest> packages, IEnumerable<string> sources) => new XElement("Project",
        new XAttribute("Sdk", "Microsoft.NET.Sdk"),
        new XElement("PropertyGroup",
            new XElement("TargetFramework", Framework),
            new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
            new XElement("SelfContained", "false"),

            // Nothing is built, so nothing but the packages is needed.
            new XElement("UseAppHost", "false"),
            new XElement("DisableTransitiveFrameworkReferenceDownloads", "true"),
            new XElement("NuGetAudit", "false"),
            new XElement("RestoreAdditionalProjectSources", string.Join(';', sources.Select(Escape)))),
        new XElement("ItemGroup", packages.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase).Select(package =>
            new XElement("PackageReference", new XAttribute("Include", package.Id), new XAttribute("Version", package.Range))))).ToString();

    // The characters that mean something to MSBuild.
    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("$", "%24", StringComparison.Ordinal)
        .Replace("@", "%40", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("*", "%2A", StringComparison.Ordinal);
}
