namespace TorchSharp;

/// <summary>Keeps the dispose scopes of each thread.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    static DisposeScope? current;

    [ThreadStatic]
    static ThreadDisposeScopeStatistics? statistics;

    /// <summary>Counts of tensors made and disposed on this thread.</summary>
    public static ThreadDisposeScopeStatistics Statistics => statistics ??= new ThreadDisposeScopeStatistics();

    internal static DisposeScope? Current
    {
        get => current;
        set => current = value;
    }

    internal static DisposeScope Open() => current = new DisposeScope(current);

    internal static void Close(DisposeScope scope)
    {
        if (current == scope) current = scope.Outer;
    }

    internal static void Register(Tensor tensor)
    {
        tensor.isCounted = true;
        if (current is null)
        {
            Statistics.TensorStatistics.CreatedOutsideScopeCount++;
            return;
        }
        Statistics.TensorStatistics.CreatedInScopeCount++;
        current.Add(tensor);
    }

    internal static void Disposed(Tensor tensor)
    {
        if (!tensor.isCounted) return;
        if (tensor.scope is null) Statistics.TensorStatistics.DisposedOutsideScopeCount++;
        else Statistics.TensorStatistics.DisposedInScopeCount++;
    }
}
