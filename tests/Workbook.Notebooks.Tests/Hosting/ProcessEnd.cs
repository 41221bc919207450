using System.Diagnostics;

namespace Workbook.Notebooks.Tests.Hosting;

/// <summary>Waits for the end of processes that are not our children.</summary>
internal static class ProcessEnd
{
    // A killed process stays visible until its parent or the system has taken note.
    public static async Task<bool> IsGoneAsync(int id)
    {
        for (int i = 0; i < 100; i++)
        {
            try
            {
                using Process process = Process.GetProcessById(id);
                if (process.HasExited)
                {
                    return true;
                }
            }
            catch (ArgumentException)
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }
}
