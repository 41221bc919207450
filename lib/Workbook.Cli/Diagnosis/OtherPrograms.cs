using System.ComponentModel;
using System.Diagnostics;

namespace Workbook.Cli.Diagnosis;

/// <summary>Asks another program; returns what it prints, or null if it is not there, fails, or takes too long.</summary>
internal delegate Task<string?> Ask(string program, params string[] arguments);

/// <summary>The programs of this machine.</summary>
/// <param name="folder">Their current directory.</param>
/// <param name="patience">How long one may take.</param>
internal sealed class OtherPrograms(string folder, TimeSpan patience)
{
    public async Task<string?> AskAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            CreateNoWindow = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return await ReadAsync(process).ConfigureAwait(false);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private async Task<string?> ReadAsync(Process process)
    {
        using var late = new CancellationTokenSource(patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(late.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(late.Token);
            await Task.WhenAll(output, error, process.WaitForExitAsync(late.Token)).ConfigureAwait(false);
            return process.ExitCode == 0 ? await output.ConfigureAwait(false) : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
    }
}
