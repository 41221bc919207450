using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>A Python process that times PyTorch statements.</summary>
internal sealed class PyTorchProcess : IDisposable
{
    private readonly Process process;

    private PyTorchProcess(Process process, string version)
    {
        this.process = process;
        Version = version;
    }

    public string Version { get; }

    /// <summary>Starts a Python.</summary>
    /// <returns>null if there is none of this name, or it has no PyTorch.</returns>
    public static PyTorchProcess? Start(string python, int blasThreads)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "pytorch_timer.py");
        var info = new ProcessStartInfo(python, [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        info.Environment["OPENBLAS_NUM_THREADS"] = blasThreads.ToString(CultureInfo.InvariantCulture);
        try
        {
            Process process = Process.Start(info)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return process.StandardOutput.ReadLine() is string version ? new PyTorchProcess(process, version) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Prepares a statement and returns its median time in seconds.</summary>
    /// <exception cref="InvalidOperationException">The statement failed.</exception>
    public double Prepare(int threads, string setup, string statement) =>
        Answer(JsonSerializer.Serialize(new { threads, setup, statement }));

    /// <summary>The median time of the prepared statement once more.</summary>
    public double MedianSeconds() => Answer("{}");

    private double Answer(string request)
    {
        process.StandardInput.WriteLine(request);
        process.StandardInput.Flush();
        string answer = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"PyTorch could not run {request}");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }
}
