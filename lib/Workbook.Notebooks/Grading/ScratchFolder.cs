namespace Workbook.Notebooks.Grading;

/// <summary>An empty folder that is deleted afterwards with all that was put into it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    /// <param name="parent">Where; null for the system's temporary folder.</param>
    public ScratchFolder(string? parent = null)
    {
        FullPath = Path.Combine(parent ?? Path.GetTempPath(), "workbook-" + Guid.NewGuid().ToString("n"));
        Directory.CreateDirectory(FullPath);
    }

    /// <summary>Full path of the folder.</summary>
    public string FullPath { get; }

    /// <summary>Deletes the folder; a file that is still open somewhere stays, and is no reason to fail.</summary>
    public void Dispose()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The system's temporary folder is cleaned by the system.
        }
    }
}
