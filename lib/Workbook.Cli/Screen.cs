using Spectre.Console;

namespace Workbook.Cli;

/// <summary>Where a command writes.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Errors and notes.</param>
/// <param name="IsTerminal">Whether <paramref name="Output"/> can be drawn on; else plain lines are written.</param>
internal sealed record Screen(TextWriter Output, TextWriter Error, bool IsTerminal)
{
    /// <summary>Whether somebody sits before it: keys can be read, and the whole screen be drawn on.</summary>
    public bool HasKeys { get; init; }

    /// <summary>Whether colours are wanted.</summary>
    public bool HasColours { get; init; }

    /// <summary>How many letters a line of the terminal has now; without a terminal there is no limit.</summary>
    public Func<int> Width { get; init; } = () => int.MaxValue;

    /// <summary>The process's own console.</summary>
    public static Screen OfConsole() => new(Console.Out, Console.Error, IsDrawable() && WantsColours())
    {
        HasKeys = IsDrawable() && !Console.IsInputRedirected,
        HasColours = WantsColours(),
        Width = () => Console.WindowWidth is > 0 and var width ? width : int.MaxValue,
    };

    /// <summary>The console that draws tables.</summary>
    public IAnsiConsole Canvas() => AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Output) });

    // The conventions of other command lines: TERM=dumb, output into a file or pipe, NO_COLOR with any text in it.
    private static bool IsDrawable() => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    private static bool WantsColours() => string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
}
