using System.Text;

namespace Workbook.Cli.Tests.Watching;

/// <summary>What a terminal would show of what was written to it: the few control sequences that <c>watch</c> uses, and no others.</summary>
internal sealed class ScreenBuffer
{
    private readonly StringBuilder _pending = new();
    private readonly Dictionary<(int Row, int Column), char> _main = [];
    private readonly Dictionary<(int Row, int Column), char> _second = [];
    private (int Row, int Column) _cursor;
    private (int Row, int Column) _left;

    /// <summary>Whether the second screen is shown.</summary>
    public bool IsSecond { get; private set; }

    public bool IsCursorVisible { get; private set; } = true;

    /// <summary>All colours that were chosen so far, as their codes.</summary>
    public HashSet<string> Colours { get; } = [];

    /// <summary>The screen that is shown, without blanks at the ends of lines.</summary>
    public string Text
    {
        get
        {
            Dictionary<(int Row, int Column), char> cells = IsSecond ? _second : _main;
            int rows = cells.Keys.Select(place => place.Row + 1).DefaultIfEmpty().Max();
            return string.Join('\n', Enumerable.Range(0, rows).Select(row => Row(cells, row)));
        }
    }

    public void Write(string text)
    {
        _pending.Append(text);
        string all = _pending.ToString();
        int i = 0;
        while (i < all.Length && Take(all, i) is int next)
        {
            i = next;
        }

        _pending.Remove(0, i);
    }

    private static string Row(Dictionary<(int Row, int Column), char> cells, int row)
    {
        int columns = cells.Keys.Where(place => place.Row == row).Select(place => place.Column + 1).DefaultIfEmpty().Max();
        return new string([.. Enumerable.Range(0, columns).Select(column => cells.GetValueOrDefault((row, column), ' '))]).TrimEnd();
    }

    // The index after the character or sequence at an index; null if it is not whole yet.
    private int? Take(string text, int i)
    {
        switch (text[i])
        {
            case '\e' when i + 1 == text.Length:
                return null;
            case '\e' when text[i + 1] != '[':
                return i + 2;
            case '\e':
                int end = Enumerable.Range(i + 2, text.Length - i - 2).FirstOrDefault(j => text[j] is >= '@' and <= '~');
                if (end == 0)
                {
                    return null;
                }

                Control(text[(i + 2)..end], text[end]);
                return end + 1;
            case '\r':
                _cursor = (_cursor.Row, 0);
                return i + 1;
            case '\n':
                _cursor = (_cursor.Row + 1, _cursor.Column);
                return i + 1;
            default:
                (IsSecond ? _second : _main)[_cursor] = text[i];
                _cursor = (_cursor.Row, _cursor.Column + 1);
                return i + 1;
        }
    }

    private void Control(string arguments, char command)
    {
        switch (command, arguments)
        {
            case ('h' or 'l', "?1049"):
                IsSecond = command == 'h';
                (_cursor, _left) = (_left, _cursor);
                break;
            case ('h' or 'l', "?25"):
                IsCursorVisible = command == 'h';
                break;
            case ('J', "2"):
                _second.Clear();
                break;
            case ('K', ""):
                Erase(place => place.Row == _cursor.Row && place.Column >= _cursor.Column);
                break;
            case ('H', var place) when place.Split(';') is [var row, var column]:
                _cursor = (Number(row) - 1, Number(column) - 1);
                break;
            case ('m', var codes):
                Colours.UnionWith(codes.Split(';').Where(code => code.Length == 2 && code[0] is '3' or '4'));
                break;
        }
    }

    private void Erase(Func<(int Row, int Column), bool> isErased)
    {
        foreach ((int Row, int Column) place in _second.Keys.Where(isErased).ToArray())
        {
            _second.Remove(place);
        }
    }

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
