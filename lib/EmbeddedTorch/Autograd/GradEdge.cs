namespace TorchSharp;

/// <summary>An input of a recorded operation: where its gradient goes (nowhere if null), and which shape and dtype that has.</summary>
internal readonly struct GradEdge
{
    internal GradEdge(Tensor input)
    {
        Node = input.HistoryNode;
        Sizes = input.sizes;
        Type = input.Type;
    }

    internal GradEdge(GradNode? node, long[] sizes, ScalarType type)
    {
        Node = node;
        Sizes = sizes;
        Type = type;
    }

    internal GradNode? Node { get; }

    internal long[] Sizes { get; }

    internal ScalarType Type { get; }
}
