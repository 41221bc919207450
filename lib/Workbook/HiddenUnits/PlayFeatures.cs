namespace Workbook.HiddenUnits;

/// <summary>What can be asked of a play behind every character.</summary>
public static class PlayFeatures
{
    /// <summary>Notes five features: in a line of capitals (the speaker's name), in a stage direction in square brackets, the position in the line, the letters of the word so far, the lines since the speaker's name.</summary>
    /// <param name="play">Lines of text; the name of who speaks stands in capitals on a line of its own.</param>
    /// <exception cref="ArgumentException">The play is empty.</exception>
    public static IReadOnlyList<TextFeature> Of(string play)
    {
        if (play.Length == 0) throw new ArgumentException("The play is empty, so it has no features.", nameof(play));
        var places = new List<Place>(play.Length + 1);
        bool direction = false;
        int lines = 0;
        foreach (string line in play.Split('\n'))
        {
            bool name = line.Any(char.IsLetter) && !line.Any(char.IsLower) && !line.Contains('[');
            lines = name ? 0 : lines + 1;
            AppendLine(places, line, name, lines, ref direction);
        }
        return
        [
            Binary("in a speaker's name", play.Length, i => places[i].Name),
            Binary("in a stage direction", play.Length, i => places[i].Direction),
            Real("position in the line", play.Length, i => places[i].Column),
            Real("letters of the word", play.Length, i => places[i].Letters),
            Real("lines of the speech", play.Length, i => places[i].Lines),
        ];
    }

    private static void AppendLine(List<Place> places, string line, bool name, int lines, ref bool direction)
    {
        int letters = 0;
        for (int i = 0; i < line.Length; i++)
        {
            letters = char.IsLetter(line[i]) || line[i] == '\'' ? letters + 1 : 0;
            direction = line[i] == '[' || (direction && line[i] != ']');
            places.Add(new Place(name, direction, i + 1, letters, lines));
        }
        places.Add(new Place(false, direction, 0, 0, lines));
    }

    private static TextFeature Binary(string name, int length, Func<int, bool> on) => new(name, true, [.. Enumerable.Range(0, length).Select(i => on(i) ? 1.0 : 0)]);

    private static TextFeature Real(string name, int length, Func<int, int> amount) => new(name, false, [.. Enumerable.Range(0, length).Select(i => (double)amount(i))]);

    private readonly record struct Place(bool Name, bool Direction, int Column, int Letters, int Lines);
}
