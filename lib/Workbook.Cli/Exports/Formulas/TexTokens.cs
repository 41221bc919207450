namespace Workbook.Cli.Exports.Formulas;

/// <summary>A formula's tokens: commands with their backslash, and single characters. Blanks separate and mean nothing.</summary>
internal sealed class TexTokens(string formula)
{
    private int _position;

    /// <summary>The next token; empty at the end.</summary>
    public string Peek()
    {
        int start = _position;
        string token = Next();
        _position = start;
        return token;
    }

    /// <summary>Takes the next token; empty at the end.</summary>
    public string Next()
    {
        while (_position < formula.Length && char.IsWhiteSpace(formula[_position]))
        {
            _position++;
        }

        int start = _position;
        if (start == formula.Length)
        {
            return "";
        }

        _position++;
        if (formula[start] == '\\' && _position < formula.Length)
        {
            _position++;
            while (char.IsAsciiLetter(formula[_position - 1]) && _position < formula.Length && char.IsAsciiLetter(formula[_position]))
            {
                _position++;
            }
        }

        string token = formula[start.._position];
        return token == "\\\n" ? @"\ " : token;
    }

    /// <summary>Takes the next token if it is this one.</summary>
    public bool Skip(string token)
    {
        bool found = Peek() == token;
        if (found)
        {
            Next();
        }

        return found;
    }

    /// <summary>Takes this token.</summary>
    /// <exception cref="FormulaException">Another one comes.</exception>
    public void Expect(string token)
    {
        if (!Skip(token))
        {
            throw Broken($"needs '{token}' where '{Peek()}' stands");
        }
    }

    /// <summary>Takes the digits of a number that started with this one.</summary>
    public string Number(string first)
    {
        int start = _position;
        while (_position < formula.Length
            && (char.IsAsciiDigit(formula[_position]) || (formula[_position] == '.' && _position + 1 < formula.Length && char.IsAsciiDigit(formula[_position + 1]))))
        {
            _position++;
        }

        return first + formula[start.._position];
    }

    /// <summary>Takes the text between braces as it is, or one token without them.</summary>
    public string Text()
    {
        if (!Skip("{"))
        {
            return Next();
        }

        int start = _position;
        int depth = 1;
        for (; _position < formula.Length; _position++)
        {
            depth += formula[_position] == '{' ? 1 : formula[_position] == '}' ? -1 : 0;
            if (depth == 0)
            {
                return formula[start.._position++];
            }
        }

        throw Broken("has a brace that is not closed");
    }

    /// <summary>The exception for this formula.</summary>
    public FormulaException Broken(string problem) => new(problem, formula);
}
