using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Workbook.Notebooks.Hosting;

/// <summary>
/// Ends a host process with all that it has started. On Unix a host leads a process group of its own, because what it
/// has started could not be found any more once the host itself is gone.
/// </summary>
internal static class ProcessGroup
{
    private const int SigKill = 9;

    /// <summary>Makes this process the leader of a new group.</summary>
    public static void Lead()
    {
        if (!OperatingSystem.IsWindows())
        {
            NewSession();
        }
    }

    /// <summary>Kills the process, which leads a group, and all that it has started; also after its own end.</summary>
    public static void Kill(Process leader)
    {
        if (!leader.HasExited)
        {
            KillTree(leader);
        }

        if (!OperatingSystem.IsWindows())
        {
            SendSignal(-leader.Id, SigKill);
        }
    }

    /// <summary>Kills this process and its group, without running anything of its own.</summary>
    public static void KillSelf()
    {
        if (!OperatingSystem.IsWindows())
        {
            SendSignal(-Environment.ProcessId, SigKill);
        }

        Process.GetCurrentProcess().Kill();
    }

    private static void KillTree(Process leader)
    {
        try
        {
            leader.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It ended in this moment, or one of its children did.
        }
    }

    [DllImport("libc", EntryPoint = "setsid")]
    private static extern int NewSession();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
