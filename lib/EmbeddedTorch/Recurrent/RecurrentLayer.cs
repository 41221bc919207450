using TorchSharp.Kernels;

namespace TorchSharp;

/// <summary>One layer of a recurrent network, one or two directions, as one recorded operation over the whole sequence.</summary>
internal static class RecurrentLayer
{
    /// <summary>Runs the layer.</summary>
    /// <param name="kind">What the gates do.</param>
    /// <param name="input">(batch, steps, inputs), or (steps, batch, inputs).</param>
    /// <param name="h0">First states (directions, batch, hidden), or null for zeros.</param>
    /// <param name="c0">LSTM: first cell states, or null for zeros.</param>
    /// <param name="weights">Of each direction.</param>
    /// <param name="batchFirst">Which order the input has.</param>
    /// <param name="reverse">Whether a single direction runs backward in time.</param>
    /// <returns>The outputs in the order of the input, and the last states (directions, batch, hidden); the last cell states only for LSTM.</returns>
    internal static (Tensor Y, Tensor HN, Tensor? CN) Run(RecurrentKind kind, Tensor input, Tensor? h0, Tensor? c0, RecurrentWeights[] weights, bool batchFirst, bool reverse = false)
    {
        var hidden = weights[0].Hidden;
        var (first, second) = (input.sizes[0], input.sizes[1]);
        var shape = new RecurrentShape((int)(batchFirst ? first : second), (int)(batchFirst ? second : first), weights[0].Inputs, hidden, batchFirst, reverse);
        RequireSomething(kind, shape);
        long[] states = [weights.Length, shape.Batch, hidden];
        var x = input.Dense();
        var h = States(h0, states, x.Type);
        var c = kind.HasCellState ? States(c0, states, x.Type) : null;
        var y = Tensor.Uninitialized(x.Type, [first, second, weights.Length * hidden]);
        var hN = Tensor.Uninitialized(x.Type, states);
        var cN = kind.HasCellState ? Tensor.Uninitialized(x.Type, states) : null;
        var directions = new RecurrentDirection[weights.Length];
        for (var d = 0; d < directions.Length; d++)
        {
            directions[d] = Direction(d, weights[d], shape) with { X = x, Y = y, H0 = h, C0 = c, HN = hN, CN = cN };
            (directions[d].Gates, directions[d].Extras) = kind.Buffers(shape, x.Type);
            kind.Forward(directions[d]);
        }
        if (GradMode.Enabled && NeedGrad(x, h, c, weights)) RecurrentNode.Attach(kind, directions);
        else Release(directions);
        DisposeTemporary(x, input);
        DisposeTemporary(h, h0);
        DisposeTemporary(c, c0);
        return (y, hN, cN);
    }

    static RecurrentDirection Direction(int index, RecurrentWeights weights, RecurrentShape shape) => new()
    {
        Index = index,
        Shape = shape with { Reverse = index == 1 || shape.Reverse },
        InputWeight = weights.InputWeight.Dense(),
        HiddenWeight = weights.HiddenWeight.Dense(),
        InputBias = weights.InputBias?.Dense(),
        HiddenBias = weights.HiddenBias?.Dense(),
    };

    static bool NeedGrad(Tensor x, Tensor h, Tensor? c, RecurrentWeights[] weights)
    {
        if (x.NeedsGrad || h.NeedsGrad || c?.NeedsGrad == true) return true;
        foreach (var direction in weights)
        {
            if (direction.NeedGrad) return true;
        }
        return false;
    }

    static Tensor States(Tensor? given, long[] sizes, ScalarType type) => given is null ? Tensor.Zeros(type, sizes) : given.Dense();

    /// <summary>What was made here, and is not what was given; the gradient has handles of its own.</summary>
    static void DisposeTemporary(Tensor? used, Tensor? given)
    {
        if (used != (object?)given) used?.Dispose();
    }

    static void Release(RecurrentDirection[] directions)
    {
        foreach (var direction in directions)
        {
            direction.Gates.Dispose();
            direction.Extras.Dispose();
        }
    }

    static void RequireSomething(RecurrentKind kind, RecurrentShape shape)
    {
        if (shape.Steps < 1) throw new ExternalException($"{kind.Name}: expected a sequence of 1 step or more, got 0");
        if (shape.Batch < 1) throw new ExternalException($"{kind.Name}: expected a batch of 1 sequence or more, got 0");
    }
}
