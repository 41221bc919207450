using Workbook.Corpora;

namespace Workbook.Music;

/// <summary>
/// The solos of data/jazz, written for this course: read from the .mid files, divided into choruses, and those into what
/// a model learns from, what it is stopped by, and what it is tested on.
/// </summary>
public sealed class JazzCorpus
{
    private const string Folder = "jazz", Scores = "scores";

    private static readonly string[] Files =
        ["blues-in-b-flat", "blues-in-f", "minor-two-five-one", "rhythm-changes", "turnaround-in-g", "two-five-one-in-c", "two-five-one-moving"];

    // File and chorus, counted from 1.
    private static readonly (string File, int Chorus)[] ForValidation = [("blues-in-b-flat", 2)];
    private static readonly (string File, int Chorus)[] ForTest = [("blues-in-f", 3), ("turnaround-in-g", 4), ("two-five-one-in-c", 3)];

    private JazzCorpus(IReadOnlyList<(string File, JazzPiece Piece)> pieces)
    {
        Pieces = [.. pieces.Select(piece => piece.Piece)];
        var choruses = pieces.SelectMany(piece => piece.Piece.Choruses.Select((solo, i) => (Place: (piece.File, i + 1), Solo: solo))).ToList();
        Validation = [.. choruses.Where(chorus => ForValidation.Contains(chorus.Place)).Select(chorus => chorus.Solo)];
        Test = [.. choruses.Where(chorus => ForTest.Contains(chorus.Place)).Select(chorus => chorus.Solo)];
        Training = [.. choruses.Where(chorus => !ForValidation.Contains(chorus.Place) && !ForTest.Contains(chorus.Place)).Select(chorus => chorus.Solo)];
    }

    /// <summary>The pieces, whole.</summary>
    public IReadOnlyList<JazzPiece> Pieces { get; }

    /// <summary>The choruses to train on.</summary>
    public IReadOnlyList<Solo> Training { get; }

    /// <summary>The chorus that decides when to stop training.</summary>
    public IReadOnlyList<Solo> Validation { get; }

    /// <summary>The choruses to test on.</summary>
    public IReadOnlyList<Solo> Test { get; }

    /// <summary>All choruses: training, validation, test.</summary>
    public IEnumerable<Solo> Choruses => Training.Concat(Validation).Concat(Test);

    /// <summary>Reads the bundled files.</summary>
    /// <exception cref="IOException">One cannot be found or read; the message says which and what to do.</exception>
    /// <exception cref="FormatException">One is malformed; the message names the file and what is wrong.</exception>
    public static JazzCorpus Read() => new([.. Files.Select(file => (file, SoloFile.Read(PathOf(file))))]);

    /// <summary>Plays the scores of data/jazz/scores and writes them as the .mid files beside; for whoever has changed a score.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="FormatException">A score is malformed; the message names file, line and remedy.</exception>
    public static IReadOnlyList<string> Render()
    {
        var rendered = Files.Select(file => (Path: PathOf(file), Midi: SoloFile.From(Score(file)))).ToList();
        foreach (var (path, midi) in rendered) midi.Save(path);
        return [.. rendered.Select(file => file.Path)];
    }

    /// <summary>The piece of a score, as it was written.</summary>
    /// <param name="file">Its name without the ending.</param>
    internal static JazzPiece Score(string file) => SoloText.Read(DataFolder.PathOf(Folder, Scores, file + ".txt"));

    /// <summary>The names of all files, without the ending.</summary>
    internal static IReadOnlyList<string> Names => Files;

    /// <summary>The .mid file beside the scores' folder; the folder is found by the score, so that a file can be written for the first time.</summary>
    internal static string PathOf(string file) =>
        Path.GetFullPath(Path.Combine(DataFolder.PathOf(Folder, Scores, file + ".txt"), "..", "..", file + ".mid"));
}
