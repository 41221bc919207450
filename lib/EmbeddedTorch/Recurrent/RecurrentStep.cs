namespace TorchSharp;

/// <summary>One step of a recurrent cell: a sequence of length 1.</summary>
internal static class RecurrentStep
{
    internal static (Tensor H, Tensor? C) Run(RecurrentKind kind, Tensor input, Tensor? h0, Tensor? c0, RecurrentWeights weights)
    {
        RequireFits(kind, input, weights);
        RequireState(kind, "the state", h0, input, weights);
        RequireState(kind, "the cell state", c0, input, weights);
        var (_, h, c) = RecurrentLayer.Run(kind, input.unsqueeze(0), h0?.unsqueeze(0), c0?.unsqueeze(0), [weights], batchFirst: false);
        return (h.squeeze(0), c?.squeeze(0));
    }

    static void RequireFits(RecurrentKind kind, Tensor input, RecurrentWeights weights)
    {
        if (input.Rank != 2 || input.sizes[1] != weights.Inputs)
        {
            throw new ExternalException($"{kind.Name}Cell: expected an input of shape (batch, {weights.Inputs}), got {Shape.Text(input.sizes)}");
        }
        if (input.Type != weights.InputWeight.Type)
        {
            throw new ExternalException($"{kind.Name}Cell: the dtypes {input.Type} (input) and {weights.InputWeight.Type} (weights) must be the same; convert the input with to_type, or the module with to");
        }
    }

    static void RequireState(RecurrentKind kind, string name, Tensor? state, Tensor input, RecurrentWeights weights)
    {
        if (state is null) return;
        long[] expected = [input.sizes[0], weights.Hidden];
        if (!Shape.Same(state.sizes, expected) || state.Type != input.Type)
        {
            throw new ExternalException($"{kind.Name}Cell: expected {name} as {input.Type} of shape {Shape.Text(expected)}, got {state.Type} of shape {Shape.Text(state.sizes)}");
        }
    }
}
