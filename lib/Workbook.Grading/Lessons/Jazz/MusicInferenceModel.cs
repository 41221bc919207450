using TorchSharp.Modules;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using static TorchSharp.torch;
using Model = System.Func<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor, TorchSharp.torch.Tensor[]>;

namespace Workbook.Grading.Lessons.Jazz;

/// <summary>The model that improvises: the same layers, each step reading the choice of the step before.</summary>
internal sealed class MusicInferenceModel : ExerciseSpec
{
    private const string Default = "Ty unless said otherwise", OutputCount = "Ty outputs", Outputs = "outputs, logits (batch, n_values)";

    public override string Id => "music-inference-model";

    public override string Title => "The model that improvises";

    public override double Points => 15;

    public override IReadOnlyList<string> Hints =>
    [
        "The same loop as in the training model, but Ty times, and the input of the next step is made from the output of this one.",
        "The choice is the value with the largest score: argmax along the values. The cell reads one-hot vectors, so the choice has to become one again: nn.functional.one_hot(choice, number of values), as float32. Return a function: (x0, a0, c0) => { ... }.",
        "Inside the lambda: var (x, a, c) = (x0, a0, c0); then Ty times (a, c) = LSTM_cell.call(..., (..., ...)); output = densor.call(...); outputs.Add(output); x = nn.functional.one_hot(output.argmax(...), ...).to_type(float32).",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        new("logits-fed-back", "The scores themselves are fed back. In training the cell has read nothing but one-hot vectors; a vector of arbitrary numbers means nothing to it. Choose a value, and feed that back as one-hot.", LogitsFedBack),
        new("probabilities-fed-back", "The probabilities are fed back: a bit of every value at once. In training the cell has read one value at a time. Choose one, and feed it back as one-hot.", ProbabilitiesFedBack),
        new("same-input-every-step", "Every step reads x0. The choice of one step must be the input of the next, or the network does not hear what it plays.", SameInputEveryStep),
        new("state-not-carried", "Every step starts from a0 and c0 again. The state that a step returns must be the state that the next one gets, or the solo has no memory.", StateNotCarried),
        new("cell-state-not-carried", "a is carried from step to step, but the cell state starts from c0 every time. An LSTM hands on two things, and the long memory is in c.", CellStateNotCarried),
        new("initial-state-ignored", "The initial states are replaced by zeros. Whoever calls the model decides how the solo starts: use a0 and c0.", InitialStateIgnored),
        new("states-swapped", "a0 and c0 are exchanged. LSTMCell takes and returns the pair with the hidden state first and the cell state second.", StatesSwapped),
        new("first-value-ignored", "The first input is replaced by zeros. Whoever calls the model decides with which value it starts: use x0.", FirstValueIgnored),
        new("probabilities-returned", "The outputs are probabilities. Return the logits, as the training model does; the largest stays the largest.", ProbabilitiesReturned),
        new("choices-returned", "The outputs are the one-hot choices. Return the logits of every step; whoever samples from them needs all of them.", ChoicesReturned),
        new("one-output-missing", "The last step is missing. Ty steps give Ty outputs; x0 is no output.", OneOutputMissing),
        new("ty-not-100", "Ty has another default than 100 or none. Write int Ty = 100 in the parameter list, so that MusicInferenceModel(LSTM_cell, densor) gives a hundred values.", WithoutDefault),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("rows of the unit matrix", RowsOfTheUnitMatrix),
        new("ones scattered into zeros", Scattered),
        new("choice by the largest probability", LargestProbability),
    ];

    /// <inheritdoc/>
    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var size in new JazzSizes[] { new(Batch: 1, Steps: 8, Values: 6, Hidden: 5), new(Batch: 1, Steps: 1, Values: 4, Hidden: 3), new(Batch: 3, Steps: 12, Values: 9, Hidden: 4) })
        {
            var layers = size.Layers(random);
            object?[] inputs = [size.FirstValue(random), size.State(random), size.State(random)];
            var copies = Snapshot.Copy(inputs);
            var made = Invocation.Call(answer[0], [layers.Cell, layers.Densor, size.Steps]);
            var played = made.Value is Model model ? Invocation.Call(model, copies) : new Outcome(null, made.Thrown);
            var outputs = played.Value as Tensor[];
            yield return new(OutputCount, size.Text, outputs?.Length, played.Thrown);
            yield return new(Outputs, size.Text, outputs, played.Thrown);
            yield return new(Default, size.Text, DefaultOf(answer[0]), played.Thrown);
            bool unchanged = inputs.Zip(copies).All(pair => Snapshot.Same(pair.First, pair.Second));
            yield return new(FunctionExercise.InputsUnchanged, size.Text, unchanged ? null : "x0, a0 or c0", played.Thrown);
        }
    }

    /// <summary>The reference, for the exercise that builds on it.</summary>
    internal static Model Solve(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Looped(LSTM_cell, densor, Ty, OneHot, (a, c) => (a, c), output => output);

    private static string DefaultOf(Delegate answer) => Signature.Parameters(answer)[^1] is { HasDefaultValue: true } parameter ? $"{parameter.DefaultValue}" : "no default";

    private static Tensor OneHot(Tensor output) => nn.functional.one_hot(output.argmax(1), output.shape[1]).to_type(float32);

    /// <summary>The loop with what is fed back, what is handed on and what is returned left open; what is handed on is null for the state of the start.</summary>
    private static Model Looped(LSTMCell cell, Linear densor, int Ty, Func<Tensor, Tensor> next, Func<Tensor, Tensor, (Tensor? a, Tensor? c)> handOn, Func<Tensor, Tensor> returned) => (x0, a0, c0) =>
    {
        var (x, state) = (x0, (a0, c0));
        var outputs = new List<Tensor>();
        for (int t = 0; t < Ty; t++)
        {
            var (a, c) = cell.call(x, state);
            var output = densor.call(a);
            outputs.Add(returned(output));
            x = next(output);
            var handed = handOn(a, c);
            state = (handed.a ?? a0, handed.c ?? c0);
        }
        return [.. outputs];
    };

    private static Model LogitsFedBack(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Looped(LSTM_cell, densor, Ty, output => output, (a, c) => (a, c), output => output);

    private static Model ProbabilitiesFedBack(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Looped(LSTM_cell, densor, Ty, output => output.softmax(1), (a, c) => (a, c), output => output);

    private static Model SameInputEveryStep(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => (x0, a0, c0) =>
        Looped(LSTM_cell, densor, Ty, _ => x0, (a, c) => (a, c), output => output)(x0, a0, c0);

    private static Model StateNotCarried(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Looped(LSTM_cell, densor, Ty, OneHot, (_, _) => (null, null), output => output);

    private static Model CellStateNotCarried(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Looped(LSTM_cell, densor, Ty, OneHot, (a, _) => (a, null), output => output);

    private static Model InitialStateIgnored(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => (x0, a0, c0) => Solve(LSTM_cell, densor, Ty)(x0, zeros_like(a0), zeros_like(c0));

    private static Model StatesSwapped(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => (x0, a0, c0) => Solve(LSTM_cell, densor, Ty)(x0, c0, a0);

    private static Model FirstValueIgnored(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => (x0, a0, c0) => Solve(LSTM_cell, densor, Ty)(zeros_like(x0), a0, c0);

    private static Model ProbabilitiesReturned(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Looped(LSTM_cell, densor, Ty, OneHot, (a, c) => (a, c), output => output.softmax(1));

    private static Model ChoicesReturned(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Looped(LSTM_cell, densor, Ty, OneHot, (a, c) => (a, c), OneHot);

    private static Model OneOutputMissing(LSTMCell LSTM_cell, Linear densor, int Ty = 100) => Solve(LSTM_cell, densor, Ty - 1);

    private static Model WithoutDefault(LSTMCell LSTM_cell, Linear densor, int Ty) => Solve(LSTM_cell, densor, Ty);

    private static Model RowsOfTheUnitMatrix(LSTMCell LSTM_cell, Linear densor, int Ty = 100) =>
        Looped(LSTM_cell, densor, Ty, output => eye(output.shape[1]).index_select(0, output.argmax(1)), (a, c) => (a, c), output => output);

    private static Model Scattered(LSTMCell LSTM_cell, Linear densor, int Ty = 100) =>
        Looped(LSTM_cell, densor, Ty, output => zeros_like(output).scatter_(1, output.argmax(1, keepdim: true), ones_like(output)), (a, c) => (a, c), output => output);

    private static Model LargestProbability(LSTMCell LSTM_cell, Linear densor, int Ty = 100) =>
        Looped(LSTM_cell, densor, Ty, output => OneHot(output.softmax(1)), (a, c) => (a, c), output => output);
}
