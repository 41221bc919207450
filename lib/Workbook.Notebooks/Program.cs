using Workbook.Notebooks.Hosting;
using Workbook.Notebooks.Kernel;

return await HostProgram.RunAsync(args, new NotebookKernel(), NotebookKernel.WarmUpAsync);
