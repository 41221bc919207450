using System.Runtime.InteropServices;
using System.Text.Json;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>The child process: runs the notebook or the grading that its parent asks for on the pipe.</summary>
internal static class HostProgram
{
    private const int CannotRun = 2;

    /// <summary>The program. Its arguments are <c>run</c> or <c>grade</c> and <c>--pipe NAME</c>.</summary>
    /// <param name="arguments">The program's arguments.</param>
    /// <param name="kernel">Runs the cells.</param>
    /// <param name="warmUp">What can be done while the request is read.</param>
    /// <returns>2 when it was not started by a parent; otherwise it does not return but waits to be ended.</returns>
    public static async Task<int> RunAsync(string[] arguments, ICellKernel kernel, Func<Task> warmUp)
    {
        if (arguments is not ["run" or "grade", "--pipe", var pipe])
        {
            await Console.Error.WriteLineAsync("This program runs one notebook for the course's command line and is started by it; use: dotnet run --project lib/Workbook.Cli -- run FILE.dib").ConfigureAwait(false);
            return CannotRun;
        }

        ProcessGroup.Lead();
        Task warm = Task.Run(warmUp);
        HostConnection connection = HostConnection.Connect(pipe);
        HostRequest request = connection.ReadRequest();
        EndWithParent(connection);
        await ServeAsync(connection, request, kernel, warm).ConfigureAwait(false);

        // The parent ends this process with all that cells have started, threads and programs.
        Thread.Sleep(Timeout.Infinite);
        return 0;
    }

    private static async Task ServeAsync(HostConnection connection, HostRequest request, ICellKernel kernel, Task warm)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, e) => connection.Send(new CrashReported(
            e.ExceptionObject is Exception exception
                ? kernel.Locate(exception)
                : new CellError("exception", "", 0, 0, "", e.ExceptionObject.ToString() ?? "")));
        ConsoleCapture.Install();
        NotebookMembers.InstallDisplayHook();
        AppContext.SetData("workbook.seed", request.Seed);
        connection.Send(new Hello(1, kernel.Name, RuntimeInformation.FrameworkDescription));
        await warm.ConfigureAwait(false);
        await ExecuteAsync(request, new CellRunner(kernel, connection.Send, request.Limits.OutputPerCell)).ConfigureAwait(false);
        connection.Send(new Ended());
    }

    private static async Task ExecuteAsync(HostRequest request, CellRunner runner)
    {
        switch (request)
        {
            case RunRequest run:
                Directory.SetCurrentDirectory(run.WorkingDirectory ?? FolderOf(run.Path));
                await NotebookRunner.RunAsync(runner, run).ConfigureAwait(false);
                if (run.Grade)
                {
                    Directory.SetCurrentDirectory(FolderOf(run.Path));
                    await new GradingRunner(runner, new GradeRequest(run.Path, run.Path) { ScratchFolder = run.ScratchFolder }).RunAsync().ConfigureAwait(false);
                }

                break;
            case GradeRequest grade:
                Directory.SetCurrentDirectory(FolderOf(grade.Official));
                await new GradingRunner(runner, grade).RunAsync().ConfigureAwait(false);
                break;
        }
    }

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    private static void EndWithParent(HostConnection connection)
    {
        var thread = new Thread(() =>
        {
            connection.WaitForClose();
            ProcessGroup.KillSelf();
        })
        {
            IsBackground = true,
            Name = "parent",
        };
        thread.Start();
    }
}
