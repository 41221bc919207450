using System.Runtime.InteropServices;
using System.Threading.Channels;
using Workbook.Notebooks.Grading;
using Workbook.Notebooks.Kernel;
using Workbook.Notebooks.Outputs;
using Workbook.Notebooks.Protocol;

namespace Workbook.Notebooks.Hosting;

/// <summary>The child process: runs the notebooks and gradings that its parent asks for on the pipe, one after the other.</summary>
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
        ChannelReader<HostRequest> requests = connection.Listen(ProcessGroup.KillSelf);
        Greet(connection, kernel);
        await warm.ConfigureAwait(false);
        await ServeAsync(connection, requests, kernel).ConfigureAwait(false);
        return 0;
    }

    private static void Greet(HostConnection connection, ICellKernel kernel)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, e) => connection.Send(new CrashReported(
            e.ExceptionObject is Exception exception
                ? kernel.Locate(exception)
                : new CellError("exception", "", 0, 0, "", e.ExceptionObject.ToString() ?? "")));
        ConsoleCapture.Install();
        NotebookMembers.InstallDisplayHook();
        connection.Send(new Hello(1, kernel.Name, RuntimeInformation.FrameworkDescription));
    }

    // Does not end by itself: the parent ends this process with all that cells have started, threads and programs.
    private static async Task ServeAsync(HostConnection connection, ChannelReader<HostRequest> requests, ICellKernel kernel)
    {
        GradingRunner? grading = null;
        await foreach (HostRequest request in requests.ReadAllAsync().ConfigureAwait(false))
        {
            AppContext.SetData("workbook.seed", request.Seed);
            var runner = new CellRunner(kernel, connection.Send, request.Limits.OutputPerCell);
            if (request is RunRequest run)
            {
                Directory.SetCurrentDirectory(run.WorkingDirectory ?? FolderOf(run.Path));
                await NotebookRunner.RunAsync(runner, run).ConfigureAwait(false);
            }

            if (GradingOf(request) is { } grade)
            {
                Directory.SetCurrentDirectory(FolderOf(grade.Official));
                grading ??= new GradingRunner(runner);
                await grading.RunAsync(grade).ConfigureAwait(false);
            }

            connection.Send(new Ended());
        }
    }

    private static GradeRequest? GradingOf(HostRequest request) => request switch
    {
        RunRequest { Grade: true } run => new GradeRequest(run.Path, run.Path) { ScratchFolder = run.ScratchFolder },
        GradeRequest grade => grade,
        _ => null,
    };

    private static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;
}
