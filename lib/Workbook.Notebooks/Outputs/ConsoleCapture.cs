using System.Globalization;
using System.Text;

namespace Workbook.Notebooks.Outputs;

/// <summary>Console.Out and Console.Error of all cells: each write goes to the output of the cell whose code it is.</summary>
public static class ConsoleCapture
{
    private static readonly TextWriter s_out = new CellWriter("stdout");
    private static readonly TextWriter s_error = new CellWriter("stderr");

    /// <summary>Puts the console in this state; again after a cell may have replaced its writers.</summary>
    public static void Install()
    {
        Console.SetOut(s_out);
        Console.SetError(s_error);
        Console.SetIn(TextReader.Null);
    }

    /// <summary>Writes into <see cref="CellOutput.Current"/>. Closing it has no effect.</summary>
    private sealed class CellWriter(string stream) : TextWriter(CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => Write([value]);

        public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

        public override void Write(string? value) => Write(value.AsSpan());

        public override void Write(ReadOnlySpan<char> buffer) => CellOutput.Current?.Print(stream, buffer);

        // One piece, so that lines of several threads do not mix.
        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
