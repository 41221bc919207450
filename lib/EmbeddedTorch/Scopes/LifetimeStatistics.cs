namespace TorchSharp;

/// <summary>How many objects of one kind were made and disposed on a thread.</summary>
public class LifetimeStatistics
{
    /// <summary>Objects made while no dispose scope was open.</summary>
    public long CreatedOutsideScopeCount { get; internal set; }

    /// <summary>Objects disposed that no scope held.</summary>
    public long DisposedOutsideScopeCount { get; internal set; }

    /// <summary>Objects made under a dispose scope.</summary>
    public long CreatedInScopeCount { get; internal set; }

    /// <summary>Objects disposed that a scope held.</summary>
    public long DisposedInScopeCount { get; internal set; }

    /// <summary>Objects put under a scope by hand.</summary>
    public long AttachedToScopeCount { get; internal set; }

    /// <summary>Objects taken out of a scope.</summary>
    public long DetachedFromScopeCount { get; internal set; }

    /// <summary>Objects made and not disposed.</summary>
    public long ThreadTotalLiveCount
        => CreatedInScopeCount + CreatedOutsideScopeCount - DisposedInScopeCount - DisposedOutsideScopeCount;

    /// <summary>Starts counting again.</summary>
    public void Reset()
    {
        CreatedOutsideScopeCount = DisposedOutsideScopeCount = CreatedInScopeCount = 0;
        DisposedInScopeCount = AttachedToScopeCount = DetachedFromScopeCount = 0;
    }

    /// <summary>The counts in one line.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"ThreadTotalLiveCount: {ThreadTotalLiveCount}; CreatedOutsideScopeCount: {CreatedOutsideScopeCount}; DisposedOutsideScopeCount: {DisposedOutsideScopeCount}; CreatedInScopeCount: {CreatedInScopeCount}; DisposedInScopeCount: {DisposedInScopeCount}; AttachedToScopeCount: {AttachedToScopeCount}; DetachedFromScopeCount: {DetachedFromScopeCount}");
}
