using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Benchmarks;

/// <summary>A Python process that times PyTorch statements.</summary>
internal sealed class PyTorch : IDisposable
{
    private readonly Process process;

    private PyTorch(Process process, string version)
    {
        this.process = process;
        Version = version;
    }

    public string Version { get; }

    /// <summary>Starts the first Python that has PyTorch: <c>python3</c> of the search path, else the system's.</summary>
    /// <returns>null if there is none.</returns>
    public static PyTorch? Start()
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
            if (Start(python) is PyTorch pytorch)
                return pytorch;
        return null;
    }

    private static PyTorch? Start(string python)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "pytorch_timer.py");
        var info = new ProcessStartInfo(python, [script])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        try
        {
            Process process = Process.Start(info)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return process.StandardOutput.ReadLine() is string version ? new PyTorch(process, version) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Prepares a statement and returns its median time in seconds.</summary>
    /// <exception cref="InvalidOperationException">The statement failed.</exception>
    public double FirstMedianSeconds(int threads, string setup, string statement) =>
        Answer(JsonSerializer.Serialize(new { threads, setup, statement }));

    /// <summary>The median time of the prepared statement once more.</summary>
    public double NextMedianSeconds() => Answer("{}");

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
