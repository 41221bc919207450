using TorchSharp.Modules;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using static TorchSharp.torch;
using Network = TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor[]>;

namespace Workbook.Grading.Lessons.Jazz;

/// <summary>The training model: one cell and one output layer, stepped over all values with the true value as the next input.</summary>
internal sealed class DjModel : ExerciseSpec
{
    private const string Count = "how many numbers are learned", Owned = "the layers that are learned", Reached = "the layers that the gradient reaches",
        OutputCount = "one output per step", Outputs = "outputs, logits (batch, n_values)", FirstStep = "gradient at the first step's input";

    public override string Id => "dj-model";

    public override string Title => "The model that learns";

    public override double Points => 15;

    public override IReadOnlyList<string> Hints =>
    [
        "The constructor keeps the two layers in its fields and registers them; forward starts from a0 and c0 and does the same three things for every step.",
        "In forward, a pair (a, c) is carried along: LSTM_cell takes the input of step t, X.select(1, t), together with that pair and returns the next pair; densor turns the new a into the scores of this step. Collect the scores in a list. No softmax: the loss wants logits.",
        "Constructor: two assignments and RegisterComponents(). forward: var (a, c) = (a0, c0); a loop over X.shape[1] with (a, c) = LSTM_cell.call(..., (..., ...)) and outputs.Add(densor.call(...)); then outputs.ToArray().",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("new-layers-each-step", "A new LSTM cell is made at every step. Its weights are random, nothing trains them, and every step speaks another language: all steps must share the one cell that was passed in.", NewLayersEachStep),
        new("new-layers-in-the-model", "The model makes layers of its own instead of using those that were passed in. The inference model will share the passed ones, and would improvise with layers that never learned anything.", NewLayersInTheModel),
        new("not-registered", "The layers are not registered: parameters() is empty, so the optimizer will have nothing to change. Assign the fields first and call RegisterComponents() at the end of the constructor.", NotRegistered),
        new("state-not-carried", "Every step starts from a0 and c0 again. The state that a step returns must be the state that the next one gets, or the network remembers nothing and no gradient reaches the steps before.", StateNotCarried),
        new("cell-state-not-carried", "a is carried from step to step, but the cell state starts from c0 every time. An LSTM hands on two things, and the long memory is in c.", CellStateNotCarried),
        new("hidden-state-not-carried", "c is carried from step to step, but the cell gets a0 every time. An LSTM hands on two things: the gates read the a of the step before.", HiddenStateNotCarried),
        new("initial-state-ignored", "The initial states are replaced by zeros. They are zero in training, but they are inputs of the model: a0 and c0 must be used.", InitialStateIgnored),
        new("states-swapped", "a0 and c0 are exchanged. LSTMCell takes and returns the pair with the hidden state first and the cell state second.", StatesSwapped),
        new("softmax-in-the-model", "The outputs are probabilities. cross_entropy applies the softmax itself; with another one before it the gradients are squeezed and the loss cannot come near 0. Return what densor returns.", SoftmaxInTheModel),
        new("densor-reads-c", "densor reads the cell state. What the cell shows to the outside is a, the gated one.", DensorReadsTheCellState),
        new("own-choice-fed-back", "Each step reads the model's own choice of the step before. That is for improvising; in training it reads the true value, which X holds already.", OwnChoiceFedBack),
        new("first-input-every-step", "Every step reads the first input. Step t reads X.select(1, t).", FirstInputEveryStep),
        new("last-output-only", "Only the last output is returned. Every step predicts the value that follows, so there is one output for each.", LastOutputOnly),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("densor applied to all states at once", DensorAtOnce),
        new("gates from the cell's own weights", GatesByHand),
        new("steps taken apart first", Unbound),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var size in JazzSizes.OfSequences)
        {
            var layers = size.Layers(random);
            var (X, a0, c0) = (size.Inputs(random), size.State(random), size.State(random));
            var before = Snapshot.Copy([X, a0, c0]);
            var made = Invocation.Call(answer[0], [layers.Cell, layers.Densor]);
            var model = made.Value as Network;
            var seen = Watched(() => model!.call(X.requires_grad_(), a0, c0), made.Thrown);
            yield return new(Count, size.Text, Numbers(model), seen.Thrown);
            yield return new(Owned, size.Text, Owner(model, layers), seen.Thrown);
            var arrived = seen.Value is { Length: > 0 } outputs ? Backward(outputs[^1]) : null;
            yield return new(Reached, size.Text, LayersWithGradient(layers), seen.Thrown ?? arrived);
            yield return new(OutputCount, size.Text, seen.Value?.Length, seen.Thrown);
            yield return new(Outputs, size.Text, seen.Value?.Select(output => output.detach()).ToArray(), seen.Thrown);
            yield return new(FirstStep, size.Text, (X.grad ?? zeros_like(X)).select(1, 0), seen.Thrown ?? arrived);
            X.requires_grad_(false);
            bool unchanged = before.Zip(new object?[] { X, a0, c0 }).All(pair => Snapshot.Same(pair.First, pair.Second));
            yield return new(FunctionExercise.InputsUnchanged, size.Text, unchanged ? null : "X, a0 or c0", seen.Thrown);
        }
    }

    /// <summary>The reference, for the exercises that build on it.</summary>
    internal static Network Solve(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, Steps);

    /// <summary>Calls the model with gradients; an exception is something seen, not an error.</summary>
    private static (Tensor[]? Value, Exception? Thrown) Watched(Func<Tensor[]> call, Exception? earlier)
    {
        try
        {
            return earlier is null ? (call(), null) : (null, earlier);
        }
        catch (Exception thrown)
        {
            return (null, thrown);
        }
    }

    /// <summary>Sends a gradient back from the last output, each number of it weighted differently.</summary>
    private static Exception? Backward(Tensor last)
    {
        try
        {
            (last * arange(1, last.shape[^1] + 1).to_type(last.dtype)).sum().backward();
            return null;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    private static long? Numbers(Network? model) => model?.parameters().Sum(parameter => parameter.numel());

    private static string? Owner(Network? model, SharedLayers layers)
    {
        if (model is null) return null;
        double Total(IEnumerable<Tensor> tensors) => tensors.Sum(tensor => tensor.detach().to_type(float64).abs().sum().item<double>());
        bool own = Math.Abs(Total(model.parameters()) - Total(JazzSizes.Parameters(layers))) < 1e-3;
        return own ? "LSTM_cell and densor as they were passed in" : "other ones than LSTM_cell and densor";
    }

    private static string LayersWithGradient(SharedLayers layers)
    {
        bool Has(Tensor parameter) => parameter.grad is { } gradient && gradient.abs().sum().item<float>() > 0;
        return (Has(layers.Cell.weight_hh!), Has(layers.Densor.weight!)) switch
        {
            (true, true) => "LSTM_cell and densor",
            (true, false) => "LSTM_cell only",
            (false, true) => "densor only",
            _ => "neither of the layers that were passed in",
        };
    }

    private static Tensor[] Steps(LSTMCell cell, Linear densor, Tensor X, Tensor a0, Tensor c0) => Steps(cell, X, a0, c0, (a, c) => (a, c), (a, _) => densor.call(a));

    /// <summary>The loop with what is handed to the next step and what is made of a step left open.</summary>
    private static Tensor[] Steps(LSTMCell cell, Tensor X, Tensor a0, Tensor c0, Func<Tensor, Tensor, (Tensor, Tensor)> handOn, Func<Tensor, Tensor, Tensor> output)
    {
        var state = (a0, c0);
        var outputs = new List<Tensor>();
        for (long t = 0; t < X.shape[1]; t++)
        {
            var (a, c) = cell.call(X.select(1, t), state);
            outputs.Add(output(a, c));
            state = handOn(a, c);
        }
        return [.. outputs];
    }

    private static Network NewLayersEachStep(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (_, output, X, a0, c0) =>
    {
        var (a, c) = (a0, c0);
        var outputs = new List<Tensor>();
        for (long t = 0; t < X.shape[1]; t++)
        {
            (a, c) = nn.LSTMCell(X.shape[2], a0.shape[1]).call(X.select(1, t), (a, c));
            outputs.Add(output.call(a));
        }
        return [.. outputs];
    });

    private static Network NewLayersInTheModel(LSTMCell LSTM_cell, Linear densor)
    {
        var (hidden, values) = (LSTM_cell.weight_hh!.shape[1], LSTM_cell.weight_ih!.shape[1]);
        return Solve(nn.LSTMCell(values, hidden), nn.Linear(hidden, values));
    }

    private static Network NotRegistered(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, Steps, registered: false);

    private static Network StateNotCarried(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, X, a0, c0, (_, _) => (a0, c0), (a, _) => output.call(a)));

    private static Network CellStateNotCarried(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, X, a0, c0, (a, _) => (a, c0), (a, _) => output.call(a)));

    private static Network HiddenStateNotCarried(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, X, a0, c0, (_, c) => (a0, c), (a, _) => output.call(a)));

    private static Network InitialStateIgnored(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, output, X, zeros_like(a0), zeros_like(c0)));

    private static Network StatesSwapped(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, output, X, c0, a0));

    private static Network SoftmaxInTheModel(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, X, a0, c0, (a, c) => (a, c), (a, _) => output.call(a).softmax(1)));

    private static Network DensorReadsTheCellState(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, X, a0, c0, (a, c) => (a, c), (_, c) => output.call(c)));

    private static Network OwnChoiceFedBack(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        MusicInferenceModel.Solve(cell, output, (int)X.shape[1])(X.select(1, 0), a0, c0));

    private static Network FirstInputEveryStep(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, output, X.narrow(1, 0, 1).expand(X.shape), a0, c0));

    private static Network LastOutputOnly(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        Steps(cell, output, X, a0, c0)[^1..]);

    private static Network DensorAtOnce(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
        [.. output.call(stack(Steps(cell, X, a0, c0, (a, c) => (a, c), (a, _) => a), 1)).unbind(1)]);

    private static Network GatesByHand(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
    {
        var (a, c) = (a0, c0);
        var outputs = new List<Tensor>();
        for (long t = 0; t < X.shape[1]; t++)
        {
            var gates = (X.select(1, t).mm(cell.weight_ih!.t()) + cell.bias_ih! + a.mm(cell.weight_hh!.t()) + cell.bias_hh!).chunk(4, 1);
            c = gates[1].sigmoid() * c + gates[0].sigmoid() * gates[2].tanh();
            a = gates[3].sigmoid() * c.tanh();
            outputs.Add(a.mm(output.weight!.t()) + output.bias!);
        }
        return [.. outputs];
    });

    private static Network Unbound(LSTMCell LSTM_cell, Linear densor) => new SteppedNetwork(LSTM_cell, densor, (cell, output, X, a0, c0) =>
    {
        (Tensor, Tensor) state = (a0, c0);
        return [.. X.unbind(1).Select(xt => output.call((state = cell.call(xt, state)).Item1))];
    });
}
