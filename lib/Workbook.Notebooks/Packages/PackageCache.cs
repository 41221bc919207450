using System.ComponentModel;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Workbook.Notebooks.Hosting;

namespace Workbook.Notebooks.Packages;

/// <summary>
/// Restores packages through the SDK. Each set of packages and sources is a project in a folder named after its content,
/// so that a set that was restored once is there at once, and without a network. That holds for floating versions too:
/// deleting the folder lets them float again.
/// </summary>
/// <param name="folder">Where the projects are; made if it does not exist.</param>
internal sealed partial class PackageCache(string folder)
{
    /// <summary>The cache of the user.</summary>
    public static string OfUser => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "sequence-models-workbook", "packages");

    /// <summary>The packages and all that they depend on.</summary>
    /// <exception cref="PackageException">They cannot be restored.</exception>
    public async Task<IReadOnlyList<RestoredPackage>> RestoreAsync(IEnumerable<PackageRequest> packages, IEnumerable<string> sources)
    {
        string project = PackageProject.Write(packages, sources);
        string place = Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..16]);
        if (AssetsFile.Read(place) is { } known)
        {
            return known;
        }

        try
        {
            return await RestoreAsync(project, place).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new PackageException($"{folder}: packages cannot be kept there ({e.Message})", "make the folder one that can be written");
        }
    }

    // In a folder of its own first: another process may be restoring the same.
    private static async Task<IReadOnlyList<RestoredPackage>> RestoreAsync(string project, string place)
    {
        string draft = place + "-" + Guid.NewGuid().ToString("n")[..8];
        try
        {
            Directory.CreateDirectory(draft);
            string file = Path.Combine(draft, "packages.csproj");
            await File.WriteAllTextAsync(file, project).ConfigureAwait(false);
            string output = await RunAsync(file, draft).ConfigureAwait(false);
            IReadOnlyList<RestoredPackage> restored = AssetsFile.Read(draft) ?? throw Explain(output);
            Keep(draft, place);
            return restored;
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static void Keep(string draft, string place)
    {
        try
        {
            if (Directory.Exists(place))
            {
                Directory.Delete(place, recursive: true);
            }

            Directory.Move(draft, place);
        }
        catch (IOException)
        {
            // Another process was faster; what it keeps is the same.
        }
    }

    private static async Task<string> RunAsync(string project, string place)
    {
        ProcessStartInfo start = Start(project, place);
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false) + await error.ConfigureAwait(false);
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode == 0 ? output : throw Explain(output);
        }
        catch (Win32Exception e)
        {
            throw Explain(e.Message);
        }
    }

    private static ProcessStartInfo Start(string project, string place)
    {
        // Build servers would live on and hold the output open.
        string[] arguments = ["restore", project, "-verbosity:quiet", "-tl:off", "-nodeReuse:false", "--disable-build-servers"];
        var start = new ProcessStartInfo(DotnetHost.Dotnet(), arguments)
        {
            WorkingDirectory = place,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // The limit of the notebook's own heap.
        start.Environment.Remove("DOTNET_GCHeapHardLimit");
        return start;
    }

    private static PackageException Explain(string output)
    {
        string[] errors = [.. Error().Matches(output).Select(match => match.Groups["what"].Value.Trim()).Distinct()];
        string reason = errors.Length > 0 ? string.Join(" ", errors) : output.Trim();
        string remedy = reason.Contains("NU110", StringComparison.Ordinal) ? "check its name and version, or name the source that has it with #i \"nuget:SOURCE\""
            : reason.Contains("NU1301", StringComparison.Ordinal) ? "check the source or the network; once restored, a package needs no network any more"
            : errors.Length > 0 ? "change the versions so that they go together"
            : "packages are restored by the .NET 10 SDK, check that 'dotnet --version' answers";
        return new PackageException(reason, remedy);
    }

    // FILE : error NU1101: Unable to find package X. ... [FILE]
    [GeneratedRegex(@"error (?<what>[A-Z]+[0-9]+: .*?)( \[[^\]\r\n]*\])?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Error();
}
