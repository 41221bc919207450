namespace TorchSharp;

/// <summary>Attaches gradient rules to results, when gradients are on and an input needs one.</summary>
internal static class Recording
{
    internal static RuleNode? Record(string operation, Tensor result, Tensor input, GradientRule rule)
    {
        if (!GradMode.Enabled || !input.NeedsGrad) return null;
        return Attach(result, new RuleNode(operation, [new GradEdge(input)], rule));
    }

    internal static RuleNode? Record(string operation, Tensor result, Tensor a, Tensor b, GradientRule rule)
    {
        if (!GradMode.Enabled || !(a.NeedsGrad || b.NeedsGrad)) return null;
        return Attach(result, new RuleNode(operation, [new GradEdge(a), new GradEdge(b)], rule));
    }

    internal static RuleNode? Record(string operation, Tensor result, Tensor a, Tensor b, Tensor c, GradientRule rule)
    {
        if (!GradMode.Enabled || !(a.NeedsGrad || b.NeedsGrad || c.NeedsGrad)) return null;
        return Attach(result, new RuleNode(operation, [new GradEdge(a), new GradEdge(b), new GradEdge(c)], rule));
    }

    internal static RuleNode? Record(string operation, Tensor result, ReadOnlySpan<Tensor> inputs, GradientRule rule)
    {
        if (!Needed(inputs)) return null;
        var edges = new GradEdge[inputs.Length];
        for (var i = 0; i < edges.Length; i++) edges[i] = new GradEdge(inputs[i]);
        return Attach(result, new RuleNode(operation, edges, rule));
    }

    internal static bool Needed(params ReadOnlySpan<Tensor> inputs)
    {
        if (!GradMode.Enabled) return false;
        foreach (var input in inputs)
        {
            if (input.NeedsGrad) return true;
        }
        return false;
    }

    static RuleNode? Attach(Tensor result, RuleNode node)
    {
        if (!result.Type.IsFloating()) return null;
        result.gradNode = node;
        return node;
    }
}
