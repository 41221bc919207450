using Workbook.Interactive.Host;
using Workbook.Notebooks.Hosting;

return await HostProgram.RunAsync(args, new InteractiveKernel(), () => Task.CompletedTask);
