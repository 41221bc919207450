using System.Text;

namespace Workbook.HiddenUnits;

/// <summary>Reads C# character by character and knows where it is. It is no compiler: a block comment or a raw string is not recognized.</summary>
internal sealed class CodeReader
{
    private static readonly HashSet<string> Heads = ["if", "for", "foreach", "while", "switch"];

    private readonly Stack<bool> parentheses = [];
    private readonly StringBuilder word = new();
    private string lastWord = "";
    private char previous;
    private char? delimiter;
    private bool comment, escaped, verbatim;
    private int braces, column;

    /// <summary>Where a character stands.</summary>
    internal readonly record struct Place(bool Comment, bool String, bool Head, int Parentheses, int Braces, int Column);

    /// <summary>Reads one character and says where it has arrived.</summary>
    public Place Read(char character)
    {
        column = character == '\n' ? 0 : column + 1;
        if (character == '\n') EndLine();
        else if (delimiter is not null) ReadQuoted(character);
        else if (!comment) ReadCode(character);
        previous = character;
        return new Place(comment, delimiter == '"', parentheses.Contains(true), parentheses.Count, braces, column);
    }

    private void EndLine()
    {
        EndWord();
        (comment, escaped, delimiter) = (false, false, null);
    }

    private void ReadQuoted(char character)
    {
        if (character == delimiter && !escaped) delimiter = null;
        escaped = character == '\\' && !escaped && !verbatim;
    }

    private void ReadCode(char character)
    {
        if (char.IsLetterOrDigit(character) || character == '_')
        {
            word.Append(character);
            return;
        }
        EndWord();
        switch (character)
        {
            case '/': comment = previous == '/'; break;
            case '"' or '\'': (delimiter, verbatim) = (character, previous == '@'); break;
            case '(': parentheses.Push(Heads.Contains(lastWord)); break;
            case ')': parentheses.TryPop(out _); break;
            case '{': braces++; break;
            case '}': braces = Math.Max(0, braces - 1); break;
        }
        if (character != ' ') lastWord = "";
    }

    private void EndWord()
    {
        if (word.Length == 0) return;
        lastWord = word.ToString();
        word.Clear();
    }
}
