using System.Globalization;

namespace Workbook.Corpora;

/// <summary>
/// Names as authorities count them, folded to the letters a to z: the first names of babies (US Social Security
/// Administration, every year since 1880) and surnames (US Census Bureau, 2010). <c>data get us-first-names</c> and
/// <c>data get us-surnames</c> fetch the lists; both are in the public domain.
/// </summary>
public static class PublishedNames
{
    /// <summary>Whether the first names were fetched.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the library holds <c>data/</c>.</exception>
    public static bool FirstNamesAreThere => FirstYear is not null;

    /// <summary>Whether the surnames were fetched.</summary>
    /// <exception cref="DirectoryNotFoundException">No folder above the library holds <c>data/</c>.</exception>
    public static bool SurnamesAreThere => SurnameTable is not null;

    private static string? FirstYear => DataFolder.Downloaded("downloads", "us-first-names", "yob1880.txt");

    private static string? SurnameTable => DataFolder.Downloaded("downloads", "us-surnames", "Names_2010Census.csv");

    /// <summary>The first names that most babies were given since 1880, in alphabetical order.</summary>
    /// <param name="most">How many; fewer if the list is shorter.</param>
    /// <exception cref="FileNotFoundException">The list was not fetched; the message says how to.</exception>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<string> FirstNames(int most = 10_000) =>
        ReadFirstNames(Path.GetDirectoryName(FirstYear ?? throw Missing("us-first-names"))!, most);

    /// <summary>The surnames that most people bore in 2010, in alphabetical order.</summary>
    /// <param name="most">How many; fewer if the list is shorter.</param>
    /// <exception cref="FileNotFoundException">The list was not fetched; the message says how to.</exception>
    /// <exception cref="InvalidDataException">A line is malformed; the message names file and line.</exception>
    public static IReadOnlyList<string> Surnames(int most = 10_000) => ReadSurnames(SurnameTable ?? throw Missing("us-surnames"), most);

    /// <summary>Reads the files <c>yob1880.txt</c> and so on, with lines <c>Mary,F,7065</c>.</summary>
    internal static IReadOnlyList<string> ReadFirstNames(string folder, int most) =>
        MostFrequent(Directory.EnumerateFiles(folder, "yob*.txt").Order(StringComparer.Ordinal).SelectMany(file => Rows(file, heading: false)), most);

    /// <summary>Reads the table <c>Names_2010Census.csv</c>, with lines <c>SMITH,1,2442977,...</c> below a heading.</summary>
    internal static IReadOnlyList<string> ReadSurnames(string file, int most) =>
        MostFrequent(Rows(file, heading: true).Where(row => row.Name != "ALL OTHER NAMES"), most);

    // The count is the third column in either list.
    private static IEnumerable<(string Name, long Count)> Rows(string file, bool heading)
    {
        int line = 0;
        foreach (string text in File.ReadLines(file))
        {
            line++;
            if (heading && line == 1) continue;
            string[] columns = text.Split(',');
            yield return columns.Length >= 3 && long.TryParse(columns[2], NumberStyles.None, CultureInfo.InvariantCulture, out long count) ? (columns[0], count)
                : throw new InvalidDataException($"{file}({line}): '{text}' does not hold a name and, in the third column, how many bear it; fetch the list anew with data get --again");
        }
    }

    // A name of one letter is an initial.
    private static string[] MostFrequent(IEnumerable<(string Name, long Count)> rows, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, count) in rows)
            if (Letters.Fold(name) is { Length: > 1 } folded)
                counts[folded] = counts.GetValueOrDefault(folded) + count;
        return [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(most).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
    }

    private static FileNotFoundException Missing(string corpus) =>
        new($"data/downloads/{corpus} is missing; run 'dotnet run -c Release --project lib/Workbook.Cli -- data get {corpus}' in the course's folder");
}
