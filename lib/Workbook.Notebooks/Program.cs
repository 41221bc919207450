using Workbook.Notebooks.Hosting;

return await HostProgram.RunAsync(args);
