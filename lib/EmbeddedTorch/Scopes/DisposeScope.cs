namespace TorchSharp;

/// <summary>
/// Disposes, at its end, every tensor made while it was the innermost scope of the thread. Made by
/// <see cref="torch.NewDisposeScope"/>; what must live longer is moved out or detached.
/// </summary>
public sealed class DisposeScope : IDisposable
{
    readonly List<IDisposable?> items = [];
    int held;
    bool ended;

    internal DisposeScope(DisposeScope? outer) => Outer = outer;

    /// <summary>The scope around this one that has not ended.</summary>
    internal DisposeScope? Outer
    {
        get
        {
            while (field is { ended: true }) field = field.Outer;
            return field;
        }
    }

    /// <summary>How many objects the scope would dispose now.</summary>
    public int DisposablesCount => held;

    /// <summary>The objects the scope would dispose now, oldest first.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => [.. items.OfType<IDisposable>()];

    /// <summary>Whether the scope would dispose this object.</summary>
    public bool Contains(IDisposable disposable) => SlotOf(disposable) >= 0;

    /// <summary>Ends the scope and disposes what it holds.</summary>
    public void Dispose()
    {
        if (ended) return;
        DisposeEverything();
        ended = true;
        DisposeScopeManager.Close(this);
    }

    /// <summary>Disposes what the scope holds; the scope goes on.</summary>
    public void DisposeEverything()
    {
        for (var slot = 0; slot < items.Count; slot++)
        {
            if (items[slot] is { } item) DisposeItem(item, slot);
        }
        items.Clear();
    }

    /// <summary>Disposes all but these objects.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var keep = new HashSet<IDisposable>(inKeep, ReferenceEqualityComparer.Instance);
        for (var slot = 0; slot < items.Count; slot++)
        {
            if (items[slot] is { } item && !keep.Contains(item)) DisposeItem(item, slot);
        }
    }

    /// <summary>Disposes all but these objects.</summary>
    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    /// <summary>Disposes all but this object.</summary>
    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut([keep]);
        return keep;
    }

    /// <summary>Disposes all but these two objects.</summary>
    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut([first, second]);
        return (first, second);
    }

    /// <summary>Disposes all but these three objects.</summary>
    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut([first, second, third]);
        return (first, second, third);
    }

    /// <summary>Puts an object under the scope; a tensor leaves the scope it was in.</summary>
    public void Attach(IDisposable disposable)
    {
        if (Contains(disposable)) return;
        if (disposable is Tensor { scope: { } other } tensor) other.Forget(tensor);
        DisposeScopeManager.Statistics.TensorStatistics.AttachedToScopeCount++;
        Add(disposable);
    }

    /// <summary>Puts objects under the scope.</summary>
    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    /// <summary>Puts objects under the scope.</summary>
    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var all = disposables.ToList();
        foreach (var item in all) Attach(item);
        return all;
    }

    /// <summary>Takes an object out: it is not disposed at the end.</summary>
    public T Detach<T>(T disposable) where T : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    /// <summary>Takes two objects out.</summary>
    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Takes three objects out.</summary>
    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        Detach((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Takes objects out.</summary>
    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    /// <summary>Takes objects out.</summary>
    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var item in disposables)
        {
            if (Take(item)) DisposeScopeManager.Statistics.TensorStatistics.DetachedFromScopeCount++;
        }
    }

    /// <summary>Hands an object to the scope around this one, or to none.</summary>
    public T MoveToOuter<T>(T disposable) where T : IDisposable => MoveToOther(Outer, disposable);

    /// <summary>Hands two objects to the scope around this one.</summary>
    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
        => MoveToOther(Outer, first, second);

    /// <summary>Hands three objects to the scope around this one.</summary>
    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
        => MoveToOther(Outer, first, second, third);

    /// <summary>Hands objects to the scope around this one.</summary>
    public void MoveToOuter(params IDisposable[] disposables) => MoveToOther(Outer, disposables);

    /// <summary>Hands objects to the scope around this one.</summary>
    public void MoveToOuter(IEnumerable<IDisposable> disposables) => MoveToOther(Outer, disposables);

    /// <summary>Hands an object to another scope, or to none.</summary>
    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[disposable]);
        return disposable;
    }

    /// <summary>Hands two objects to another scope, or to none.</summary>
    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    /// <summary>Hands three objects to another scope, or to none.</summary>
    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        MoveToOther(scope, (IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    /// <summary>Hands objects to another scope, or to none.</summary>
    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables)
        => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    /// <summary>Hands objects to another scope, or to none.</summary>
    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var item in disposables)
        {
            if (Take(item)) scope?.Add(item);
        }
    }

    /// <summary>Tells the scope that an object has been disposed by somebody else.</summary>
    public void MarkAsDisposed(IDisposable disposable) => Take(disposable);

    internal void Add(IDisposable item)
    {
        if (item is Tensor tensor)
        {
            tensor.scope = this;
            tensor.scopeSlot = items.Count;
        }
        items.Add(item);
        held++;
    }

    /// <summary>Takes out a tensor that the caller knows to be in this scope.</summary>
    internal Tensor Surrender(Tensor tensor)
    {
        Remove(tensor.scopeSlot);
        return tensor;
    }

    internal void Forget(Tensor tensor) => Remove(tensor.scopeSlot);

    bool Take(IDisposable item)
    {
        var slot = SlotOf(item);
        if (slot < 0) return false;
        Remove(slot);
        return true;
    }

    /// <summary>A tensor takes itself out of the scope; other objects do not.</summary>
    void DisposeItem(IDisposable item, int slot)
    {
        item.Dispose();
        if (item is not Tensor) Remove(slot);
    }

    void Remove(int slot)
    {
        if (items[slot] is not { } item) return;
        if (item is Tensor tensor) tensor.scope = null;
        items[slot] = null;
        held--;
        while (items.Count > 0 && items[^1] is null) items.RemoveAt(items.Count - 1);
    }

    int SlotOf(IDisposable item)
    {
        if (item is Tensor tensor) return tensor.scope == this ? tensor.scopeSlot : -1;
        return items.FindIndex(held => ReferenceEquals(held, item));
    }
}
