namespace Workbook.Cli.Watching;

/// <summary>What the middle of the screen shows.</summary>
internal enum WatchPage
{
    Exercise,
    List,
    Solution,
    Keys,
    Done,
}

/// <summary>What a key asks for that the model cannot do by itself.</summary>
internal enum WatchAction
{
    None,
    Quit,
    ShowSolution,
    Reset,
}

/// <summary>Which exercises the list shows.</summary>
internal enum ListFilter
{
    All,
    Open,
    Done,
}
