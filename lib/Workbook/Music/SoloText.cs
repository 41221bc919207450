using System.Globalization;

namespace Workbook.Music;

/// <summary>
/// Solos written by hand (data/jazz/scores): lines <c>title</c>, <c>tempo</c> and <c>swing</c>, then a line
/// <c>chorus</c> before every chorus and one line per bar: chords, a bar line, and what is played. A note is a pitch with
/// its length in eighths after a colon, <c>A4:2</c>; without one it lasts an eighth. <c>r</c> is a rest, <c>Bb4+D5</c> are
/// two notes at once, and <c>~</c> ties a note over the bar line to the same one. Lines that begin with # are comments.
/// </summary>
public static class SoloText
{
    /// <summary>Reads a piece.</summary>
    /// <param name="path">A UTF-8 text file.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="FormatException">A line is malformed; the message names file, line and remedy.</exception>
    public static JazzPiece Read(string path) => Parse(File.ReadAllLines(path), path);

    /// <summary>Reads a piece from its lines.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="name">What messages call them.</param>
    /// <exception cref="FormatException">A line is malformed; the message names the line and the remedy.</exception>
    public static JazzPiece Parse(IReadOnlyList<string> lines, string name)
    {
        var score = new Score();
        for (int i = 0; i < lines.Count; i++)
        {
            try
            {
                score.Take(lines[i].Trim());
            }
            catch (FormatException problem)
            {
                throw new FormatException($"{name}({i + 1}): {problem.Message}", problem);
            }
        }
        return score.Piece(name);
    }

    /// <summary>What has been read so far.</summary>
    private sealed class Score
    {
        private readonly List<ChordSpan> chords = [];
        private readonly List<Note> notes = [];
        private readonly List<int> choruses = [];
        private readonly List<int> tied = [];
        private string title = "";
        private double tempo = 132, swing = 1.8;
        private int position;

        public void Take(string line)
        {
            if (line.Length == 0 || line[0] == '#') return;
            if (line.Contains('|', StringComparison.Ordinal)) TakeBar(line);
            else if (line == "chorus") choruses.Add(position);
            else TakeSetting(line);
        }

        public JazzPiece Piece(string name)
        {
            if (choruses.Count == 0 || choruses[0] != 0) throw new FormatException($"{name}: the first bar stands before the first line 'chorus'; begin every chorus with that line");
            if (tied.Count > 0) throw new FormatException($"{name}: a note of the last bar is tied to nothing; remove its ~");
            var whole = new Solo(title, new ChordTrack(chords), notes) { Tempo = tempo, Swing = swing };
            return new JazzPiece(whole, choruses);
        }

        private void TakeSetting(string line)
        {
            string[] words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (words is ["title", _]) title = words[1];
            else if (words is ["tempo", _]) tempo = Number(words[1]);
            else if (words is ["swing", _]) swing = Number(words[1]);
            else throw new FormatException($"'{line}' is neither a bar (chords | notes) nor title, tempo, swing or chorus");
        }

        private static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && number > 0 ? number
            : throw new FormatException($"'{text}' is no positive number");

        private void TakeBar(string line)
        {
            string[] halves = line.Split('|', StringSplitOptions.TrimEntries);
            if (halves.Length != 2) throw new FormatException("a bar is written as chords, one bar line, notes");
            chords.AddRange(ChordTrack.Parse(halves[0]).Spans.Select(span => span with { Start = span.Start + position }));
            int start = position;
            foreach (string token in halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)) TakeToken(token);
            if (position != start + ChordTrack.Bar) throw new FormatException($"the bar has {position - start} eighths instead of {ChordTrack.Bar}");
        }

        private void TakeToken(string token)
        {
            bool ties = token.EndsWith('~');
            string[] parts = token.TrimEnd('~').Split(':');
            int length = parts.Length == 1 ? 1 : parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int eighths) && eighths > 0 ? eighths
                : throw new FormatException($"'{token}' has no length in eighths after its colon");
            int[] pitches = parts[0] == "r" ? [] : [.. parts[0].Split('+').Select(PitchName.Parse)];
            if (tied.Count > 0) Lengthen(pitches, length);
            else notes.AddRange(pitches.Select(pitch => new Note(position, length, pitch)));
            tied.Clear();
            if (ties) tied.AddRange(pitches);
            position += length;
        }

        private void Lengthen(int[] pitches, int length)
        {
            if (!tied.SequenceEqual(pitches)) throw new FormatException("a tie (~) leads to another pitch; tie only to the same one");
            for (int i = notes.Count - tied.Count; i < notes.Count; i++) notes[i] = notes[i] with { Length = notes[i].Length + length };
        }
    }
}
