namespace TorchSharp;

/// <summary>One run of reverse-mode differentiation over the recorded graph.</summary>
internal sealed class BackwardPass
{
    static long passes;

    readonly long id = Interlocked.Increment(ref passes);
    readonly List<GradNode> nodes = [];
    readonly bool retainGraph;
    readonly bool createGraph;
    readonly Dictionary<GradNode, Tensor?>? captured;
    readonly DisposeScope scope = new(null);

    BackwardPass(bool retainGraph, bool createGraph, IEnumerable<Tensor>? captures)
    {
        this.retainGraph = retainGraph;
        this.createGraph = createGraph;
        if (captures is null) return;
        captured = [];
        foreach (var tensor in captures) captured[tensor.HistoryNode!] = null;
    }

    /// <summary>Adds the gradients to the leaves.</summary>
    internal static void Accumulate(IList<Tensor> roots, IList<Tensor>? gradients, bool retainGraph, bool createGraph)
        => new BackwardPass(retainGraph || createGraph, createGraph, null).Run(roots, gradients);

    /// <summary>Computes the gradients of some tensors and leaves all others alone; null for one that the roots do not depend on.</summary>
    internal static Tensor?[] Capture(IList<Tensor> roots, IList<Tensor> inputs, IList<Tensor>? gradients, bool retainGraph, bool createGraph)
    {
        var pass = new BackwardPass(retainGraph || createGraph, createGraph, inputs);
        pass.Run(roots, gradients);
        return [.. inputs.Select(input => pass.captured![input.HistoryNode!]?.UnscopedAliasWithHistory())];
    }

    void Run(IList<Tensor> roots, IList<Tensor>? gradients)
    {
        var outer = DisposeScopeManager.Current;
        using var mode = GradMode.Set(createGraph);
        DisposeScopeManager.Current = scope;
        try
        {
            for (var i = 0; i < roots.Count; i++) Start(roots[i], gradients?[i]);
            nodes.Sort(static (a, b) => b.Sequence.CompareTo(a.Sequence));
            foreach (var node in nodes) Step(node);
        }
        finally
        {
            foreach (var node in nodes) Drop(node);
            scope.DisposeEverything();
            DisposeScopeManager.Current = outer;
        }
    }

    void Start(Tensor root, Tensor? gradient)
    {
        if (root.IsInvalid) throw new InvalidOperationException(Tensor.DisposedMessage);
        if (root.HistoryNode is not { } node)
        {
            throw new ExternalException("element 0 of tensors does not require grad and does not have a grad_fn: nothing that backward could differentiate was recorded");
        }
        if (gradient is null && root.count != 1)
        {
            throw new ExternalException($"grad can be implicitly created only for scalar outputs: this one has shape {Shape.Text(root.sizes)}; call sum() or mean() first, or pass the gradient");
        }
        if (gradient is not null && !Shape.Same(gradient.sizes, root.sizes))
        {
            throw new ExternalException($"backward: the gradient has shape {Shape.Text(gradient.sizes)}, but the tensor has shape {Shape.Text(root.sizes)}");
        }
        Collect(node);
        Deliver(new GradEdge(root), gradient ?? Filling.Full(1, root.sizes, root.Type));
    }

    void Collect(GradNode root)
    {
        var open = new Stack<GradNode>();
        Meet(root, open);
        while (open.TryPop(out var node))
        {
            nodes.Add(node);
            foreach (ref readonly var input in node.Inputs.AsSpan())
            {
                if (input.Node is not null) Meet(input.Node, open);
            }
        }
    }

    void Meet(GradNode node, Stack<GradNode> open)
    {
        if (node.Visit == id || node is LeafNode) return;
        node.Visit = id;
        open.Push(node);
    }

    void Step(GradNode node)
    {
        if (node.Pending is null) return;
        if (node.Retained is { } holder) AddTo(ref holder.Gradient, node.Pending.UnscopedAlias());
        if (captured is not null && captured.ContainsKey(node)) captured[node] = node.Pending.UnscopedAliasWithHistory();
        node.Backward(this);
        Drop(node);
        if (!retainGraph) node.Free();
        if (!createGraph) scope.DisposeEverything();
    }

    static void Drop(GradNode node)
    {
        node.Pending?.Dispose();
        node.Pending = null;
    }

    /// <summary>Adds a gradient to what an input has received so far.</summary>
    internal void Deliver(in GradEdge edge, Tensor? gradient)
    {
        if (gradient is null || edge.Node is null) return;
        var owned = Own(Fit(gradient, edge));
        if (edge.Node is not LeafNode leaf) AddTo(ref edge.Node.Pending, owned);
        else if (captured is null) AddTo(ref leaf.Gradient, owned, isLeaf: true);
        else if (captured.TryGetValue(leaf, out var sum))
        {
            AddTo(ref sum, owned);
            captured[leaf] = sum;
        }
    }

    /// <summary>The gradient of a leaf into which a node may add its share itself, without a tensor in between; null where it has to be delivered.</summary>
    internal Tensor? Target(in GradEdge edge)
    {
        if (createGraph || captured is not null || edge.Node is not LeafNode leaf) return null;
        leaf.Gradient ??= scope.Surrender(Tensor.Zeros(edge.Type, edge.Sizes));
        if (!leaf.Gradient.dense || leaf.Gradient.Type != edge.Type) return null;
        leaf.Gradient.Storage.Version++;
        return leaf.Gradient;
    }

    /// <summary>Adds a gradient to a part of what an input has received so far.</summary>
    internal void DeliverPart(in GradEdge edge, Tensor gradient, Func<Tensor, Tensor> part)
    {
        if (createGraph || captured is not null)
        {
            Deliver(edge, Scattering.IntoZeros(gradient, new PartOfWhole(edge.Sizes, part)));
            return;
        }
        if (edge.Node is LeafNode leaf) AddToPart(ref leaf.Gradient, edge, gradient, part, isLeaf: true);
        else AddToPart(ref edge.Node!.Pending, edge, gradient, part);
    }

    void AddToPart(ref Tensor? sum, in GradEdge edge, Tensor gradient, Func<Tensor, Tensor> part, bool isLeaf = false)
    {
        sum ??= scope.Surrender(Tensor.Zeros(edge.Type, edge.Sizes));
        if (!sum.dense || (sum.Storage.IsShared && !isLeaf))
        {
            var copy = scope.Surrender(Copying.Clone(sum));
            sum.Dispose();
            sum = copy;
        }
        part(sum).add_(gradient);
    }

    /// <summary>Undoes broadcasting and promotion.</summary>
    static Tensor Fit(Tensor gradient, in GradEdge edge)
    {
        if (gradient.Type != edge.Type) gradient = gradient.to_type(edge.Type);
        return Shape.Same(gradient.sizes, edge.Sizes) ? gradient : Reducing.SumTo(gradient, edge.Sizes);
    }

    /// <summary>A handle of the pass's own: what a rule made is taken out of the scope, what it passed on is aliased.</summary>
    Tensor Own(Tensor gradient) => gradient.scope == scope ? scope.Surrender(gradient) : gradient.UnscopedAliasWithHistory();

    void AddTo(ref Tensor? sum, Tensor owned, bool isLeaf = false)
    {
        if (sum is null)
        {
            sum = isLeaf ? Exclusive(owned) : owned;
            return;
        }
        if (!createGraph && (isLeaf || (sum.dense && !sum.Storage.IsShared)))
        {
            sum.add_(owned);
            owned.Dispose();
            return;
        }
        var total = scope.Surrender(sum.add(owned));
        if (!createGraph)
        {
            sum.Dispose();
            owned.Dispose();
        }
        sum = total;
    }

    /// <summary>A leaf's gradient shares its memory with nothing else.</summary>
    Tensor Exclusive(Tensor gradient)
    {
        if (createGraph || (gradient.dense && !gradient.Storage.IsShared)) return gradient;
        var copy = scope.Surrender(Copying.Clone(gradient));
        gradient.Dispose();
        return copy;
    }
}
