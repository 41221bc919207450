using System.Globalization;
using Workbook.Cli.Results;
using Workbook.Cli.Scores;
using Workbook.Notebooks.Protocol;

namespace Workbook.Cli.Watching;

/// <summary>What <c>watch</c> knows and shows. It reads no file, starts no process and knows no terminal.</summary>
internal sealed class WatchModel
{
    private readonly ProgressFile _memory;
    private readonly List<LessonScores> _lessons;
    private readonly Queue<string> _announcements = new();
    private IReadOnlyDictionary<string, CourseExercise> _course = new Dictionary<string, CourseExercise>();

    /// <summary>Begins with the exercise that was current if it is open, else with the first open one.</summary>
    /// <param name="lessons">The notebooks that are watched; at least one exercise.</param>
    /// <param name="memory">Where hints and the current exercise are remembered.</param>
    /// <param name="name">What is watched, in a word: "course", or the notebook's name.</param>
    public WatchModel(IReadOnlyList<LessonScores> lessons, ProgressFile memory, string name)
    {
        _lessons = [.. lessons];
        _memory = memory;
        Name = name;
        CurrentId = IsOpen(memory.Current) ? memory.Current! : (All.FirstOrDefault(IsOpen) ?? All.First()).Id;
        memory.Current = CurrentId;
        List = new ExerciseList(this);
    }

    public string Name { get; }

    /// <summary>Grows with every change, so that nothing is drawn twice.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<LessonScores> Lessons => _lessons;

    /// <summary>All exercises in the order of the course.</summary>
    public IEnumerable<ExerciseScore> All => _lessons.SelectMany(lesson => lesson.Exercises);

    public string CurrentId { get; private set; }

    public ExerciseScore Current => All.First(exercise => exercise.Id == CurrentId);

    public LessonScores CurrentLesson => LessonOf(CurrentId);

    public WatchPage Page { get; private set; } = WatchPage.Exercise;

    public ExerciseList List { get; }

    /// <summary>First line of the page that is shown; may be too large, then the last lines are.</summary>
    public int Scroll { get; private set; }

    /// <summary>The line above the keys.</summary>
    public Span Status { get; private set; } = new("");

    /// <summary>What is being graded; null for nothing.</summary>
    public string? Busy { get; private set; }

    /// <summary>Whether the current exercise is among what is being graded.</summary>
    public bool IsCurrentBusy { get; private set; }

    /// <summary>Whether the learner was asked if the answer may be taken back.</summary>
    public bool AsksForReset { get; private set; }

    /// <summary>The id of the exercise whose solution was asked for before it was passed.</summary>
    public string? SolutionAsked { get; set; }

    /// <summary>The solution that is shown.</summary>
    public string Solution { get; private set; } = "";

    public bool IsAllPassed => All.All(exercise => exercise.Outcome == Outcome.Passed);

    public LessonScores LessonOf(string id) => _lessons.First(lesson => lesson.Exercises.Any(exercise => exercise.Id == id));

    /// <summary>The name a learner reads.</summary>
    public string TitleOf(ExerciseScore score) => _course.GetValueOrDefault(score.Id)?.Title ?? score.Title;

    /// <summary>The hints of an exercise; none while the library has not told them.</summary>
    public IReadOnlyList<string> HintsOf(string id) => _course.GetValueOrDefault(id)?.Hints ?? [];

    /// <summary>How many hints are shown.</summary>
    public int HintsShown(string id) => Math.Min(_memory.Of(id).Hints, HintsOf(id).Count);

    /// <summary>What is remembered of an exercise.</summary>
    public RememberedScore MemoryOf(string id) => _memory.Of(id);

    /// <summary>What a screen of plain lines has to say; each text once.</summary>
    public bool TryAnnounce(out string text) => _announcements.TryDequeue(out text!);

    /// <summary>The next exercise that is not passed, from the current one on and then from the start; null if there is none.</summary>
    public ExerciseScore? NextOpen()
    {
        ExerciseScore[] all = [.. All];
        int here = Array.FindIndex(all, exercise => exercise.Id == CurrentId);
        return Enumerable.Range(1, all.Length - 1).Select(i => all[(here + i) % all.Length]).FirstOrDefault(IsOpen);
    }

    /// <summary>The exercise before the current one in the order of the course; null for the first.</summary>
    public ExerciseScore? Previous() => All.TakeWhile(exercise => exercise.Id != CurrentId).LastOrDefault();

    /// <summary>Makes an exercise the current one and shows it.</summary>
    public void GoTo(string id)
    {
        SolutionAsked = id == CurrentId ? SolutionAsked : null;
        CurrentId = id;
        _memory.Current = id;
        Show(WatchPage.Exercise);
    }

    public void Show(WatchPage page)
    {
        Page = page;
        Scroll = 0;
        AsksForReset = false;
        Version++;
    }

    public void ShowSolution(string code)
    {
        Solution = code;
        Show(WatchPage.Solution);
    }

    /// <summary>Scrolls; further than the end is the end.</summary>
    public void ScrollTo(int line)
    {
        Scroll = Math.Max(0, line);
        Version++;
    }

    /// <summary>Where a page that was drawn ends; the next scrolling starts from there.</summary>
    public void LimitScroll(int last) => Scroll = Math.Min(Scroll, last);

    /// <summary>Puts a text into the line above the keys.</summary>
    public void Say(string text, Ink ink = Ink.Plain)
    {
        Status = new Span(text, ink);
        Version++;
    }

    /// <summary>Says something that also belongs among plain lines.</summary>
    public void Tell(string text, Ink ink = Ink.Note)
    {
        Say(text, ink);
        _announcements.Enqueue(text);
    }

    public void AskForReset()
    {
        AsksForReset = true;
        Version++;
    }

    public void DropQuestion()
    {
        AsksForReset = false;
        Version++;
    }

    /// <summary>Shows one hint more; says so if there is none.</summary>
    public void ShowNextHint()
    {
        int shown = HintsShown(CurrentId);
        if (HintsOf(CurrentId).Count == 0)
        {
            Say("The hints are being fetched; press h again in a moment.", Ink.Note);
        }
        else if (Current.Outcome == Outcome.Passed)
        {
            Say("It is passed; there is nothing to hint at. s shows a solution.", Ink.Note);
        }
        else if (shown == HintsOf(CurrentId).Count)
        {
            Say("These are all the hints there are. s shows a solution.", Ink.Note);
        }
        else
        {
            _memory.RememberHints(CurrentId, shown + 1);
            Say("");
        }

        ScrollTo(int.MaxValue);
    }

    /// <summary>The library has told the titles and hints of the exercises.</summary>
    public void Know(IReadOnlyList<CourseExercise> course)
    {
        _course = course.DistinctBy(exercise => exercise.Id).ToDictionary(exercise => exercise.Id);
        Version++;
    }

    /// <summary>A notebook was saved, or is there or gone: takes its exercises as they are now.</summary>
    /// <param name="lesson">What was read.</param>
    /// <param name="isSaved">Whether the learner has just saved it; then it is followed.</param>
    public void Replace(LessonScores lesson, bool isSaved)
    {
        int index = PlaceOf(lesson);
        LessonScores before = _lessons[index];
        string[] changed = [.. lesson.Exercises.Where(exercise => before.Exercises.All(old => old.Answer.Key != exercise.Answer.Key)).Select(exercise => exercise.Id)];
        _lessons[index] = lesson.Problem is null ? Keep(lesson, before) : before with { Problem = lesson.Problem };
        EnsureCurrent(index);
        Version++;
        if (lesson.Problem is { } problem)
        {
            // The page has the whole of it.
            FollowNotebook(_lessons[index], isSaved);
            Say($"{lesson.Notebook.Name} cannot be graded as it is.", Ink.Bad);
            _announcements.Enqueue(problem);
        }
        else if (isSaved)
        {
            Follow(_lessons[index], changed);
        }
    }

    /// <summary>Notes that a grading has begun or ended.</summary>
    /// <param name="what">What is graded, for people; null for nothing.</param>
    /// <param name="ids">The exercises.</param>
    public void Grading(string? what, IReadOnlyList<string> ids)
    {
        Busy = what;
        IsCurrentBusy = ids.Contains(CurrentId);
        Version++;
    }

    /// <summary>Takes results. Each belongs to an answer; if that has changed meanwhile, it is dropped.</summary>
    /// <param name="scores">The results.</param>
    /// <param name="isAsked">Whether the learner waits for them, and is not only to find them done.</param>
    /// <param name="time">What to say about the time it took.</param>
    public void Take(IReadOnlyList<ExerciseScore> scores, bool isAsked, string time)
    {
        foreach (ExerciseScore score in scores)
        {
            LessonScores lesson = LessonOf(score.Id);
            ExerciseScore old = lesson.Exercises.First(exercise => exercise.Id == score.Id);
            if (old.Answer.Key == score.Answer.Key)
            {
                _lessons[_lessons.IndexOf(lesson)] = lesson.With(score with { Answer = old.Answer });
                _memory.Remember(score);
                _announcements.Enqueue(isAsked ? PlainText.Feedback(score, TitleOf(score)) : PlainText.Headline(score));
            }
        }

        if (isAsked)
        {
            Say(time, Ink.Faint);
            ScrollTo(0);
        }
        else
        {
            Version++;
        }
    }

    private static bool IsOpen(ExerciseScore exercise) => exercise.Outcome != Outcome.Passed;

    private bool IsOpen(string? id) => All.Any(exercise => exercise.Id == id && IsOpen(exercise));

    // A notebook that was not there at the start gets the place that the course gives it.
    private int PlaceOf(LessonScores lesson)
    {
        int index = _lessons.FindIndex(old => old.Notebook.Official == lesson.Notebook.Official);
        if (index < 0)
        {
            index = _lessons.Count(old => string.CompareOrdinal(old.Notebook.Official, lesson.Notebook.Official) < 0);
            _lessons.Insert(index, lesson);
        }

        return index;
    }

    // Results of answers that are as they were stay, also when nothing is remembered; only numbers of cells may be new.
    private static LessonScores Keep(LessonScores lesson, LessonScores before) => lesson with
    {
        Exercises = [.. lesson.Exercises.Select(exercise =>
            exercise.Outcome == Outcome.NotRun
            && before.Exercises.FirstOrDefault(old => old.Answer.Key == exercise.Answer.Key && (old.Notebook ?? lesson.Key) == lesson.Key) is { } old
                ? old with { Answer = exercise.Answer }
                : exercise)],
    };

    // The author of the course may have taken the current exercise away.
    private void EnsureCurrent(int index)
    {
        if (All.All(exercise => exercise.Id != CurrentId))
        {
            GoTo((_lessons[index].Exercises.FirstOrDefault() ?? All.First()).Id);
        }
    }

    private void FollowNotebook(LessonScores lesson, bool isSaved)
    {
        if (isSaved && lesson != CurrentLesson && (lesson.Exercises.FirstOrDefault(IsOpen) ?? lesson.Exercises.FirstOrDefault()) is { } first)
        {
            GoTo(first.Id);
        }
    }

    private void Follow(LessonScores lesson, string[] changed)
    {
        if (lesson.Exercises.FirstOrDefault(exercise => changed.Contains(exercise.Id)) is { } next)
        {
            GoTo(next.Id);
        }
        else
        {
            FollowNotebook(lesson, isSaved: true);
        }

        string name = lesson.Notebook.Name;
        string count = changed.Length.ToString(CultureInfo.InvariantCulture);
        Say(changed.Length switch
        {
            0 => $"{name} was saved; no answer in it has changed.",
            1 => $"{name} was saved.",
            _ => $"{name} was saved; {count} answers in it have changed.",
        }, Ink.Faint);
        if (changed.Length == 0)
        {
            _announcements.Enqueue($"{name} was saved; no answer in it has changed");
        }

        foreach (string note in lesson.Notes)
        {
            Tell(note);
        }

        foreach (ExerciseScore score in lesson.Exercises.Where(exercise => changed.Contains(exercise.Id) && exercise.Outcome != Outcome.NotRun))
        {
            _announcements.Enqueue(PlainText.Feedback(score, TitleOf(score)));
        }
    }
}
