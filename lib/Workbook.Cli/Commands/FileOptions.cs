using System.CommandLine;
using Workbook.Cli.Reports;

namespace Workbook.Cli.Commands;

/// <summary>The options <c>--format</c> and <c>--output</c>.</summary>
internal sealed class FileOptions
{
    private readonly Option<string> _format = new("--format")
    {
        Description = "Format of the result.",
        DefaultValueFactory = _ => ReportFormats.Text,
    };

    private readonly Option<string?> _output = new("--output") { Description = "Write the result to this file.", HelpName = "PATH" };

    /// <summary>The options of a command that has these formats.</summary>
    public FileOptions(IEnumerable<string> formats) => _format.AcceptOnlyFromAmong([.. formats]);

    public void AddTo(Command command)
    {
        command.Options.Add(_format);
        command.Options.Add(_output);
    }

    public string Format(ParseResult parsed) => parsed.GetValue(_format)!;

    /// <summary>Whether the result goes into a file.</summary>
    public bool NamesFile(ParseResult parsed) => parsed.GetValue(_output) is not null;

    /// <summary>Whether the standard output is for people.</summary>
    public bool ShowsText(ParseResult parsed) => Format(parsed) == ReportFormats.Text || NamesFile(parsed);

    /// <summary>Writes the result where it should go.</summary>
    /// <exception cref="CannotRunException">The file cannot be written.</exception>
    public void Write(ParseResult parsed, TextWriter output, Action<TextWriter> write)
    {
        if (parsed.GetValue(_output) is { } path)
        {
            WriteFile(path, write);
        }
        else
        {
            write(output);
        }
    }

    private static void WriteFile(string path, Action<TextWriter> write)
    {
        try
        {
            using var file = new StreamWriter(path) { NewLine = "\n" };
            write(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException($"{path}: the result cannot be written ({e.Message})", "give --output a file in a folder that exists");
        }
    }
}
