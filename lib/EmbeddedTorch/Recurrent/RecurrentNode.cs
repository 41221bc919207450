namespace TorchSharp;

/// <summary>
/// The gradient of a whole <see cref="RecurrentLayer"/>: backpropagation through time in one go. Its three results hand
/// their gradients to it through nodes of their own.
/// </summary>
internal sealed class RecurrentNode : GradNode
{
    const int Input = 0, FirstState = 1, FirstCell = 2, FirstWeight = 3, WeightsPerDirection = 4;

    readonly RecurrentKind kind;
    readonly RecurrentDirection[] directions;
    readonly SavedTensor[] saved;
    readonly Tensor?[] resultGradients = new Tensor?[3];
    bool freed;

    RecurrentNode(RecurrentKind kind, RecurrentDirection[] directions) : base(kind.Name, Edges(directions))
    {
        this.kind = kind;
        this.directions = directions;
        var first = directions[0];
        saved = new SavedTensor[4 + 2 * directions.Length];
        saved[0] = new SavedTensor(first.X);
        saved[1] = new SavedTensor(first.H0);
        saved[2] = new SavedTensor(first.C0);
        saved[3] = new SavedTensor(first.Y);
        for (var d = 0; d < directions.Length; d++)
        {
            saved[4 + 2 * d] = new SavedTensor(directions[d].InputWeight);
            saved[5 + 2 * d] = new SavedTensor(directions[d].HiddenWeight);
        }
    }

    /// <summary>Records the run.</summary>
    internal static void Attach(RecurrentKind kind, RecurrentDirection[] directions)
    {
        var node = new RecurrentNode(kind, directions);
        var (y, hN, cN) = (directions[0].Y, directions[0].HN, directions[0].CN);
        y.gradNode = new ResultNode(node, 0, y);
        hN.gradNode = new ResultNode(node, 1, hN);
        if (cN is not null) cN.gradNode = new ResultNode(node, 2, cN);
        for (var d = 0; d < directions.Length; d++) node.ForgetTensors(ref directions[d]);
    }

    /// <summary>What is saved is kept by <see cref="saved"/>; the results must not be kept.</summary>
    void ForgetTensors(ref RecurrentDirection direction)
    {
        direction.X = direction.Y = direction.H0 = direction.HN = direction.InputWeight = direction.HiddenWeight = null!;
        direction.C0 = direction.CN = direction.InputBias = direction.HiddenBias = null;
    }

    static GradEdge[] Edges(RecurrentDirection[] directions)
    {
        var first = directions[0];
        var edges = new GradEdge[FirstWeight + WeightsPerDirection * directions.Length];
        edges[Input] = new GradEdge(first.X);
        edges[FirstState] = new GradEdge(first.H0);
        edges[FirstCell] = Edge(first.C0);
        for (var d = 0; d < directions.Length; d++)
        {
            var start = FirstWeight + WeightsPerDirection * d;
            edges[start] = new GradEdge(directions[d].InputWeight);
            edges[start + 1] = new GradEdge(directions[d].HiddenWeight);
            edges[start + 2] = Edge(directions[d].InputBias);
            edges[start + 3] = Edge(directions[d].HiddenBias);
        }
        return edges;
    }

    static GradEdge Edge(Tensor? tensor) => tensor is null ? default : new GradEdge(tensor);

    internal override void Backward(BackwardPass pass)
    {
        if (GradMode.Enabled)
        {
            throw new ExternalException($"{kind.Name}: a gradient of a gradient is not available for recurrent layers; compute the steps with matmul and tanh if you need one");
        }
        var type = Inputs[Input].Type;
        var dx = Wanted(Input, type);
        var (dh0, dc0) = (Wanted(FirstState, type), Wanted(FirstCell, type));
        for (var d = 0; d < directions.Length; d++) Backward(pass, d, dx, dh0, dc0);
        pass.Deliver(Inputs[Input], dx);
        pass.Deliver(Inputs[FirstState], dh0);
        pass.Deliver(Inputs[FirstCell], dc0);
        ForgetGradients();
    }

    Tensor? Wanted(int input, ScalarType type) => Needs(input) ? Tensor.Uninitialized(type, Inputs[input].Sizes) : null;

    void Backward(BackwardPass pass, int d, Tensor? dx, Tensor? dh0, Tensor? dc0)
    {
        var start = FirstWeight + WeightsPerDirection * d;
        using var inputWeight = new GradientSum(pass, Inputs[start]);
        using var hiddenWeight = new GradientSum(pass, Inputs[start + 1]);
        using var inputBias = new GradientSum(pass, Inputs[start + 2]);
        using var hiddenBias = new GradientSum(pass, Inputs[start + 3]);
        var ownDx = d == 0 || dx is null ? dx : Tensor.Uninitialized(dx.Type, dx.sizes);
        kind.Backward(Restored(d), new RecurrentDirectionGradients
        {
            Y = Dense(0),
            HN = Dense(1),
            CN = Dense(2),
            X = ownDx,
            H0 = dh0,
            C0 = dc0,
            InputWeight = inputWeight,
            HiddenWeight = hiddenWeight,
            InputBias = inputBias,
            HiddenBias = hiddenBias,
        });
        if (ownDx != (object?)dx) dx!.add_(ownDx!);
    }

    RecurrentDirection Restored(int d) => directions[d] with
    {
        X = saved[0].Value(this, freed),
        H0 = saved[1].Value(this, freed),
        C0 = kind.HasCellState ? saved[2].Value(this, freed) : null,
        Y = saved[3].Value(this, freed),
        InputWeight = saved[4 + 2 * d].Value(this, freed),
        HiddenWeight = saved[5 + 2 * d].Value(this, freed),
    };

    Tensor? Dense(int result) => resultGradients[result] is { } gradient ? gradient.Dense() : null;

    void ForgetGradients()
    {
        for (var result = 0; result < resultGradients.Length; result++)
        {
            resultGradients[result]?.Dispose();
            resultGradients[result] = null;
        }
    }

    internal override void Free()
    {
        freed = true;
        for (var i = 0; i < saved.Length; i++) saved[i].Free();
        foreach (var direction in directions)
        {
            direction.Gates.Dispose();
            direction.Extras.Dispose();
        }
    }

    /// <summary>One of the results: passes its gradient on as a whole.</summary>
    sealed class ResultNode(RecurrentNode layer, int index, Tensor result)
        : GradNode(layer.Operation, [new GradEdge(layer, result.sizes, result.Type)])
    {
        internal override void Backward(BackwardPass pass)
        {
            layer.Pending ??= Pending!.UnscopedAlias();
            layer.resultGradients[index]?.Dispose();
            layer.resultGradients[index] = Pending;
            Pending = null;
        }
    }
}
