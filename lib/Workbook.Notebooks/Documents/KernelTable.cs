namespace Workbook.Notebooks.Documents;

/// <summary>The kernel names and aliases that a reader takes as cell markers.</summary>
internal sealed class KernelTable
{
    private readonly Dictionary<string, string> _nameOf = new(StringComparer.Ordinal);

    private KernelTable()
    {
    }

    /// <summary>The kernels that VS Code's reader knows without being told.</summary>
    public static KernelTable WellKnown()
    {
        var table = new KernelTable();
        table.TryAdd("csharp", ["c#", "cs"], out _);
        table.TryAdd("fsharp", ["f#", "fs"], out _);
        table.TryAdd("pwsh", ["powershell"], out _);
        table.TryAdd("javascript", ["js"], out _);
        table.TryAdd("markdown", ["md"], out _);
        foreach (string name in new[] { "html", "http", "mermaid", "value" })
        {
            table.TryAdd(name, [], out _);
        }

        return table;
    }

    /// <summary>
    /// Adds a kernel; one whose name is already known is skipped, whatever its aliases.
    /// False, with the alias, when another kernel has an alias already.
    /// </summary>
    public bool TryAdd(string name, IReadOnlyList<string> aliases, out string? takenAlias)
    {
        takenAlias = null;
        if (_nameOf.ContainsKey(name))
        {
            return true;
        }

        takenAlias = aliases.FirstOrDefault(_nameOf.ContainsKey);
        if (takenAlias is not null)
        {
            return false;
        }

        _nameOf[name] = name;
        foreach (string alias in aliases)
        {
            _nameOf[alias] = name;
        }

        return true;
    }

    /// <summary>The kernel whose marker this line is, or null: only <c>#!</c> at column 0 and a whole known name is a marker.</summary>
    public string? KernelOfMarker(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) ? _nameOf.GetValueOrDefault(line[2..]) : null;

    public bool Knows(string name) => _nameOf.GetValueOrDefault(name) == name;
}
