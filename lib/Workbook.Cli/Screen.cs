using Spectre.Console;

namespace Workbook.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Errors and notes.</param>
/// <param name="IsTerminal">Whether <paramref name="Output"/> can be drawn on; else plain lines are written.</param>
internal sealed record Screen(TextWriter Output, TextWriter Error, bool IsTerminal)
{
    /// <summary>The process's own console.</summary>
    public static Screen OfConsole() => new(Console.Out, Console.Error, IsDrawable());

    /// <summary>The console that draws tables.</summary>
    public IAnsiConsole Canvas() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output) });

    // The conventions of other command lines: NO_COLOR with any text in it, TERM=dumb, output into a file or pipe.
    private static bool IsDrawable() =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";
}
