using Workbook.Cli;
using Workbook.Cli.Commands;

return await CommandLine.RunAsync(args, Screen.OfConsole());
