using Workbook.Cli.Results;
using Workbook.Cli.Scores;

namespace Workbook.Cli.Watching;

/// <summary>What each key does.</summary>
internal static class WatchKeys
{
    private const int PageLines = 10;

    /// <summary>The keys for the last line of a page.</summary>
    public static string Legend(WatchPage page) => page switch
    {
        WatchPage.List => "up/down move  Enter go there  a all  o open  d done  Esc back  q quit",
        WatchPage.Exercise => "h hint  n next  p previous  l list  s solution  r reset  ? keys  q quit",
        _ => "up/down scroll  Esc back  q quit",
    };

    /// <summary>Does what a key means on the page that is shown.</summary>
    /// <returns>What is left to do.</returns>
    public static WatchAction Press(WatchModel model, ConsoleKeyInfo key)
    {
        if (model.AsksForReset)
        {
            return Answer(model, key);
        }

        if (char.ToLowerInvariant(key.KeyChar) == 'q')
        {
            return WatchAction.Quit;
        }

        model.Say("");
        return model.Page switch
        {
            WatchPage.Exercise => OnExercise(model, key),
            WatchPage.List => OnList(model, key),
            _ => OnText(model, key),
        };
    }

    private static WatchAction Answer(WatchModel model, ConsoleKeyInfo key)
    {
        bool isYes = char.ToLowerInvariant(key.KeyChar) == 'y';
        model.DropQuestion();
        model.Say(isYes ? "" : "Nothing was changed.", Ink.Faint);
        return isYes ? WatchAction.Reset : WatchAction.None;
    }

    private static WatchAction OnExercise(WatchModel model, ConsoleKeyInfo key)
    {
        switch (char.ToLowerInvariant(key.KeyChar))
        {
            case 'h':
                model.ShowNextHint();
                break;
            case 'n':
                GoToNext(model);
                break;
            case 'p':
                GoToPrevious(model);
                break;
            case 'l':
                model.List.Open();
                break;
            case 's':
                return AskForSolution(model);
            case 'r':
                AskForReset(model);
                break;
            case '?':
                model.Show(WatchPage.Keys);
                break;
            default:
                Scroll(model, key);
                break;
        }

        return WatchAction.None;
    }

    private static WatchAction OnList(WatchModel model, ConsoleKeyInfo key)
    {
        ExerciseList list = model.List;
        switch (key.Key, char.ToLowerInvariant(key.KeyChar))
        {
            case (ConsoleKey.UpArrow, _) or (_, 'k'):
                list.Move(-1);
                break;
            case (ConsoleKey.DownArrow, _) or (_, 'j'):
                list.Move(1);
                break;
            case (ConsoleKey.PageUp, _):
                list.Move(-PageLines);
                break;
            case (ConsoleKey.PageDown, _) or (_, ' '):
                list.Move(PageLines);
                break;
            case (ConsoleKey.Home, _):
                list.Move(int.MinValue);
                break;
            case (ConsoleKey.End, _):
                list.Move(int.MaxValue);
                break;
            case (_, 'a'):
                list.SetFilter(ListFilter.All);
                break;
            case (_, 'o'):
                list.SetFilter(ListFilter.Open);
                break;
            case (_, 'd'):
                list.SetFilter(ListFilter.Done);
                break;
            case (ConsoleKey.Enter, _) when list.Cursor is { } id:
                model.GoTo(id);
                break;
            case (ConsoleKey.Escape, _) or (_, 'l'):
                model.Show(WatchPage.Exercise);
                break;
        }

        return WatchAction.None;
    }

    private static WatchAction OnText(WatchModel model, ConsoleKeyInfo key)
    {
        if (!Scroll(model, key))
        {
            model.Show(WatchPage.Exercise);
        }

        return WatchAction.None;
    }

    private static bool Scroll(WatchModel model, ConsoleKeyInfo key)
    {
        int? line = (key.Key, char.ToLowerInvariant(key.KeyChar)) switch
        {
            (ConsoleKey.UpArrow, _) or (_, 'k') => model.Scroll - 1,
            (ConsoleKey.DownArrow, _) or (_, 'j') => model.Scroll + 1,
            (ConsoleKey.PageUp, _) => model.Scroll - PageLines,
            (ConsoleKey.PageDown, _) or (_, ' ') => model.Scroll + PageLines,
            (ConsoleKey.Home, _) => 0,
            (ConsoleKey.End, _) => int.MaxValue - PageLines,
            _ => null,
        };
        if (line is { } there)
        {
            model.ScrollTo(there);
        }

        return line is not null;
    }

    private static void GoToNext(WatchModel model)
    {
        if (model.NextOpen() is { } next)
        {
            model.GoTo(next.Id);
        }
        else if (model.IsAllPassed)
        {
            model.Show(WatchPage.Done);
        }
        else
        {
            model.Say("This is the only exercise that is still open.", Ink.Note);
        }
    }

    private static void GoToPrevious(WatchModel model)
    {
        if (model.Previous() is { } previous)
        {
            model.GoTo(previous.Id);
        }
        else
        {
            model.Say("This is the first exercise.", Ink.Note);
        }
    }

    private static WatchAction AskForSolution(WatchModel model)
    {
        ExerciseScore current = model.Current;
        if (current.Outcome == Outcome.Passed || model.SolutionAsked == current.Id)
        {
            return WatchAction.ShowSolution;
        }

        model.SolutionAsked = current.Id;
        model.Say("You have not passed it yet, and h has hints. Press s again to see a solution.", Ink.Note);
        return WatchAction.None;
    }

    private static void AskForReset(WatchModel model)
    {
        if (model.Current.Answer.IsBlank)
        {
            model.Say("The cell is blank already.", Ink.Note);
        }
        else if (model.CurrentLesson.Problem is { } problem)
        {
            model.Say(problem, Ink.Bad);
        }
        else
        {
            model.AskForReset();
        }
    }
}
