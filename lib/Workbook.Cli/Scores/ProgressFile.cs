using System.Globalization;
using System.Text.Json;
using Workbook.Cli.Courses;
using Workbook.Cli.Reports;
using Workbook.Cli.Results;
using Workbook.Notebooks.Documents;
using Workbook.Notebooks.Grading;

namespace Workbook.Cli.Scores;

/// <summary>
/// What <c>watch</c> and <c>progress</c> remember, in a file beside the notebooks: the current exercise, hints shown, and
/// results, each bound to the very answer that was graded. <c>grade</c> never reads it. It may be deleted at any time.
/// </summary>
internal sealed class ProgressFile
{
    /// <summary>The file's name; git ignores it.</summary>
    public const string Name = ".progress.json";

    private const string Format = "workbook progress 1";

    private readonly string _path;
    private readonly Dictionary<string, RememberedScore> _exercises = new(StringComparer.Ordinal);
    private bool _changed;
    private bool _isForeign;
    private string? _current;

    private ProgressFile(string path) => _path = path;

    /// <summary>The id of the exercise that was current; null for none.</summary>
    public string? Current
    {
        get => _current;
        set
        {
            _changed |= _current != value;
            _current = value;
        }
    }

    /// <summary>Reads the file beside the notebooks.</summary>
    /// <param name="folder">The folder of the notebooks.</param>
    /// <param name="clock">For the name of a file that is set aside.</param>
    /// <returns>What is remembered, and what to tell if the file was there but of no use.</returns>
    public static (ProgressFile File, string? Note) Open(string folder, TimeProvider clock)
    {
        var file = new ProgressFile(Path.Combine(folder, Name));
        return (file, file.TryRead() ? null : file.SetAside(clock));
    }

    /// <summary>The result of the answer as it stands; null if it is not remembered.</summary>
    public RememberedScore? Find(LearnerAnswer answer, string notebookKey) =>
        _exercises.GetValueOrDefault(answer.Id) is { } found && found.Key == answer.Key && (found.Notebook ?? notebookKey) == notebookKey ? found : null;

    /// <summary>What is remembered of an exercise, of whatever answer.</summary>
    public RememberedScore Of(string id) => _exercises.GetValueOrDefault(id) ?? new RememberedScore();

    /// <summary>Remembers the result of a grading.</summary>
    public void Remember(ExerciseScore score)
    {
        RememberedScore old = Of(score.Id);
        Set(score.Id, old with
        {
            Key = score.Answer.Key,
            Notebook = score.Notebook,
            Title = score.Title,
            Outcome = score.Outcome,
            Earned = score.Earned,
            Feedback = score.Feedback,
            Graded = score.Graded,
            FirstPassed = old.FirstPassed ?? (score.Outcome == Outcome.Passed ? score.Graded : null),
        });
    }

    /// <summary>Remembers how many hints of an exercise were shown.</summary>
    public void RememberHints(string id, int hints) => Set(id, Of(id) with { Hints = hints });

    /// <summary>Writes the file if anything has changed; a crash in the middle leaves the old one.</summary>
    /// <returns>Why it could not be written, with what to do; null if all is well.</returns>
    public string? Save()
    {
        if (!_changed || _isForeign)
        {
            return null;
        }

        var text = new StringWriter { NewLine = "\n" };
        JsonText.Write(new Document(Format, _current, _exercises), text);
        _changed = false;
        try
        {
            SourceFile.WriteText(_path, text.ToString());
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{DisplayPath.Of(_path)}: what is remembered cannot be written ({e.Message}); allow writing in the folder, or go on without";
        }
    }

    private void Set(string id, RememberedScore score)
    {
        _exercises[id] = score;
        _changed = true;
    }

    // A file that is not there is as good as an empty one.
    private bool TryRead()
    {
        try
        {
            return !File.Exists(_path) || TryTake(JsonText.Read<Document>(SourceFile.ReadText(_path)));
        }
        catch (Exception e) when (e is NotebookFormatException or JsonException)
        {
            return false;
        }
    }

    private bool TryTake(Document? document)
    {
        if (document is not { Format: Format, Exercises: { } exercises } || exercises.Any(pair => pair.Value?.IsPlausible() != true))
        {
            return false;
        }

        foreach ((string id, RememberedScore score) in exercises)
        {
            _exercises[id] = score;
        }

        _current = document.Current;
        return true;
    }

    // Never deleted: it may be somebody's own file.
    private string SetAside(TimeProvider clock)
    {
        string time = clock.GetLocalNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        string aside = Path.Combine(Path.GetDirectoryName(_path)!, $".progress-set-aside-{time}.json");
        try
        {
            File.Move(_path, aside, overwrite: true);
            return $"{DisplayPath.Of(_path)}: this is not what the course remembers, or it is damaged; it is now {DisplayPath.Of(aside)}, and answers are graded again";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _isForeign = true;
            return $"{DisplayPath.Of(_path)}: this is not what the course remembers, and it cannot be set aside ({e.Message}); move it away";
        }
    }

    private sealed record Document(string Format, string? Current, Dictionary<string, RememberedScore> Exercises);
}
