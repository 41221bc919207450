namespace Benchmarks;

/// <summary>PyTorch in all its modes: one Python process for each number of BLAS threads.</summary>
internal sealed class PyTorch : IDisposable
{
    /// <summary>Threads that wait for work may keep a processor busy this long.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.05);

    private readonly Dictionary<int, PyTorchProcess> processes;
    private PyTorchProcess? prepared;

    private PyTorch(Dictionary<int, PyTorchProcess> processes) => this.processes = processes;

    public string Version => processes.Values.First().Version;

    /// <summary>Starts the first Python that has PyTorch: <c>python3</c> of the search path, else the system's.</summary>
    /// <returns>null if there is none.</returns>
    public static PyTorch? Start()
    {
        foreach (string python in (string[])["python3", "/usr/bin/python3"])
        {
            var processes = new Dictionary<int, PyTorchProcess>();
            foreach (int blas in PyTorchMode.All.Select(mode => mode.BlasThreads).Distinct())
                if (PyTorchProcess.Start(python, blas) is PyTorchProcess process)
                    processes[blas] = process;
            if (processes.Count > 0)
                return new PyTorch(processes);
        }
        return null;
    }

    /// <summary>Prepares a statement in every mode and keeps the one that takes least time.</summary>
    public PyTorchMode PrepareInBestMode(string setup, string statement)
    {
        PyTorchMode best = PyTorchMode.All.MinBy(mode => Prepare(mode, setup, statement))!;
        Prepare(best, setup, statement);
        return best;
    }

    /// <summary>The median time in seconds of the statement that was prepared last.</summary>
    public double MedianSeconds()
    {
        double seconds = prepared!.MedianSeconds();
        Thread.Sleep(Rest);
        return seconds;
    }

    private double Prepare(PyTorchMode mode, string setup, string statement)
    {
        prepared = processes[mode.BlasThreads];
        double seconds = prepared.Prepare(mode.Threads, setup, statement);
        Thread.Sleep(Rest);
        return seconds;
    }

    public void Dispose()
    {
        foreach (PyTorchProcess process in processes.Values)
            process.Dispose();
    }
}
