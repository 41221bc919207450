namespace Benchmarks;

/// <summary>What the command line asks for: [--json FILE] [--threads N] [CASE...].</summary>
internal sealed record Arguments(string? Json, int? Threads, IReadOnlyList<Group> Groups)
{
    /// <exception cref="ArgumentException">An option is unknown or incomplete, or a case does not exist.</exception>
    public static Arguments Parse(string[] words)
    {
        string? json = null;
        int? threads = null;
        var names = new List<string>();
        for (int i = 0; i < words.Length; i++)
        {
            switch (words[i])
            {
                case "--json": json = FileInFolder(Following(words, i++)); break;
                case "--threads": threads = PositiveNumber(Following(words, i++)); break;
                default: names.Add(words[i]); break;
            }
        }
        return new Arguments(json, threads, Group.Chosen(names));
    }

    private static string Following(string[] words, int i) =>
        i + 1 < words.Length ? words[i + 1] : throw new ArgumentException($"{words[i]} needs a value after it");

    /// <summary>Said before the work, not after it.</summary>
    private static string FileInFolder(string file) =>
        Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))) ? file : throw new ArgumentException($"--json {file}: there is no such folder");

    private static int PositiveNumber(string word) =>
        int.TryParse(word, out int number) && number > 0 ? number : throw new ArgumentException($"--threads needs a positive number, got {word}");
}
