using TorchSharp;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using Workbook.LanguageModels;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.InterpretableCells;

/// <summary>The hidden and the cell state of a language model behind every character that it reads.</summary>
internal sealed class RecordStates : FunctionExercise
{
    private const string NoGradient = "no record for gradients";

    public override string Id => "record-states";

    public override string Title => "The states of every step";

    public override double Points => 15;

    public override IReadOnlyList<string> Outputs(int function) => ["hidden states", "cell states"];

    public override IReadOnlyList<string> Hints =>
    [
        "model.Read gives the state behind the last step of what it reads, and takes the state from which it reads on. So read one character at a time.",
        "ids.narrow(1, t, 1) is step t as a matrix (batch, 1). The state is an array of two tensors, hidden and cell, each (layers, batch, hidden); the last layer is [-1]. The answer of one step is the state for the next; the first step gets null. Nothing is trained here: put the loop into using (torch.no_grad()) { ... }.",
        "Before the loop: two lists and Tensor[]? state = null. In it: (_, state) = model.Read(..., state); then add one row of state[0] to the first list and one of state[1] to the second. Behind it torch.stack(list, 1), twice.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("state-not-carried", "Every character is read from an empty state, so each row knows its own character only. Hand the state behind one step to the next call of Read.", NotCarried),
        Wrong("states-swapped", "Hidden and cell states have changed places: state[0] is the hidden state, state[1] the cell.", Swapped),
        Wrong("hidden-twice", "The hidden states come back twice. The cell is state[1]: what the unit remembers, before the output gate decides how much of it shows.", (model, ids) => Recorded(model, ids, state => state[0][-1], state => state[0][-1])),
        Wrong("first-layer", "These are the states of the first layer. Of a network with several layers the last one is asked for: [-1].", (model, ids) => Recorded(model, ids, state => state[0][0], state => state[1][0])),
        Wrong("before-the-character", "The rows are one step late: row t holds the state before character t was read. Here it is the state behind it, so the first row has read the first character.", OneLate),
        Wrong("last-state-everywhere", "The state behind the last step stands in every row. Read gives only the state at the end of what it reads, so the text has to be read step by step.", LastEverywhere),
        Wrong("last-character-unread", "The last character is missing. It has no next character to predict, but it has a state.", LastUnread),
        Wrong("gradient-kept", "The states are right, but they hang on a record for gradients: every tensor of every step is kept, so that one could go back through them. Nothing is trained here, and over a long text the record fills the memory. Put the loop into using (torch.no_grad()), or detach() each state before the next step.", GradientKept),
        Wrong("steps-first", "Steps and batch have changed places: stack along dimension 1 to get (batch, steps, hidden).", StepsFirst),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("written into zeros", WrittenIntoZeros),
        Right("every beginning of the text read anew", Beginnings),
        Right("detached", (model, ids) =>
        {
            var (hidden, cell) = GradientKept(model, ids);
            return (hidden.detach(), cell.detach());
        }),
        Right("cut from the whole state at the end", WholeStates),
    ];

    public override IEnumerable<Case> Cases(Random random)
    {
        foreach (var (batch, steps, hidden, layers) in ((int, int, int, int)[])[(2, 6, 5, 1), (1, 9, 3, 2), (3, 1, 4, 1), (1, 1, 2, 1), (4, 4, 4, 3)])
            yield return new Case($"batch {batch}, {steps} steps, hidden {hidden}, {layers} layer{(layers == 1 ? "" : "s")}", Drawn(random, hidden, layers), Draw.Ids(random, 7, batch, steps));
    }

    /// <summary>The states of all cases, and, for one more, whether they could still be differentiated.</summary>
    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var observation in base.Observe(answer, random)) yield return observation;
        var outcome = Invocation.CallRecordingGradients(answer[0], [Drawn(random, hidden: 3, layers: 1), Draw.Ids(random, 7, 2, 4)]);
        object? kept = outcome.Value is ValueTuple<Tensor, Tensor> { Item1: not null, Item2: not null } states ? Kept(states.Item1, states.Item2) : null;
        yield return new Observation(NoGradient, "a model in training, 4 steps", kept, outcome.Thrown);
    }

    private static string Kept(Tensor hidden, Tensor cell) => (hidden.requires_grad, cell.requires_grad) switch
    {
        (false, false) => "no gradient",
        (true, true) => "hidden and cell states with a gradient",
        (true, false) => "hidden states with a gradient",
        (false, true) => "cell states with a gradient",
    };

    private static Misconception Wrong(string id, string text, Func<IStatefulModel, Tensor, (Tensor, Tensor)> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<IStatefulModel, Tensor, (Tensor, Tensor)> answer) => new(name, answer);

    /// <summary>A network over 7 characters; the engine's random state is afterwards as before.</summary>
    private static LstmLanguageModel Drawn(Random random, int hidden, int layers)
    {
        using var drawn = new BorrowedRandomState();
        var model = new LstmLanguageModel(7, hidden, layers: layers);
        using var off = no_grad();
        foreach (var parameter in model.parameters()) parameter.copy_(Draw.Tensor(random, float32, 1.2, parameter.shape));
        return model;
    }

    private static (Tensor hidden, Tensor cell) Solve(IStatefulModel model, Tensor ids)
    {
        using var off = no_grad();
        return Recorded(model, ids, state => state[0][-1], state => state[1][-1]);
    }

    private static IEnumerable<Tensor[]> States(IStatefulModel model, Tensor ids)
    {
        Tensor[]? state = null;
        for (long t = 0; t < ids.shape[1]; t++)
        {
            (_, state) = model.Read(ids.narrow(1, t, 1), state);
            yield return state;
        }
    }

    private static (Tensor, Tensor) Recorded(IStatefulModel model, Tensor ids, Func<Tensor[], Tensor> first, Func<Tensor[], Tensor> second)
    {
        using var off = no_grad();
        var states = States(model, ids).ToArray();
        return (stack(states.Select(first), 1), stack(states.Select(second), 1));
    }

    private static (Tensor, Tensor) NotCarried(IStatefulModel model, Tensor ids)
    {
        using var off = no_grad();
        var states = Enumerable.Range(0, (int)ids.shape[1]).Select(t => model.Read(ids.narrow(1, t, 1)).State).ToArray();
        return (stack(states.Select(state => state[0][-1]), 1), stack(states.Select(state => state[1][-1]), 1));
    }

    private static (Tensor, Tensor) Swapped(IStatefulModel model, Tensor ids)
    {
        var (hidden, cell) = Solve(model, ids);
        return (cell, hidden);
    }

    private static (Tensor, Tensor) OneLate(IStatefulModel model, Tensor ids)
    {
        var (hidden, cell) = Solve(model, ids);
        return (Late(hidden), Late(cell));
    }

    private static Tensor Late(Tensor states) => cat([zeros_like(states.narrow(1, 0, 1)), states.narrow(1, 0, states.shape[1] - 1)], 1);

    private static (Tensor, Tensor) LastEverywhere(IStatefulModel model, Tensor ids)
    {
        var (hidden, cell) = Solve(model, ids);
        return (hidden.narrow(1, -1, 1).expand_as(hidden).contiguous(), cell.narrow(1, -1, 1).expand_as(cell).contiguous());
    }

    private static (Tensor, Tensor) LastUnread(IStatefulModel model, Tensor ids)
    {
        var (hidden, cell) = Solve(model, ids);
        return (hidden.narrow(1, 0, hidden.shape[1] - 1), cell.narrow(1, 0, cell.shape[1] - 1));
    }

    private static (Tensor, Tensor) StepsFirst(IStatefulModel model, Tensor ids)
    {
        var (hidden, cell) = Solve(model, ids);
        return (hidden.transpose(0, 1).contiguous(), cell.transpose(0, 1).contiguous());
    }

    private static (Tensor, Tensor) GradientKept(IStatefulModel model, Tensor ids)
    {
        var states = States(model, ids).ToArray();
        return (stack(states.Select(state => state[0][-1]), 1), stack(states.Select(state => state[1][-1]), 1));
    }

    private static (Tensor, Tensor) WrittenIntoZeros(IStatefulModel model, Tensor ids)
    {
        using var off = no_grad();
        Tensor? hidden = null, cell = null;
        int t = 0;
        foreach (var state in States(model, ids))
        {
            hidden ??= zeros(ids.shape[0], ids.shape[1], state[0].shape[2]);
            cell ??= zeros_like(hidden);
            hidden.select(1, t).copy_(state[0][-1]);
            cell.select(1, t++).copy_(state[1][-1]);
        }
        return (hidden!, cell!);
    }

    private static (Tensor, Tensor) Beginnings(IStatefulModel model, Tensor ids)
    {
        using var off = no_grad();
        var states = Enumerable.Range(1, (int)ids.shape[1]).Select(length => model.Read(ids.narrow(1, 0, length)).State).ToArray();
        return (stack(states.Select(state => state[0][-1]), 1), stack(states.Select(state => state[1][-1]), 1));
    }

    private static (Tensor, Tensor) WholeStates(IStatefulModel model, Tensor ids)
    {
        using var off = no_grad();
        var states = States(model, ids).ToArray();
        Tensor Whole(int part) => stack(states.Select(state => state[part]), 2).select(0, -1);
        return (Whole(0), Whole(1));
    }
}
