using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using Workbook.Networks;
using static TorchSharp.torch;
using Builder = System.Func<long, TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>>;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>The lecture's weak baseline: a plain recurrent layer that reads the ids of the words as if they were quantities.</summary>
internal sealed class BaselineModel : ExerciseSpec
{
    private const string Shapes = "shapes of the parameters", Logits = "one logit per review", Alone = "a review is read by itself", Learning = "what learns";

    private static readonly (int Units, int Batch, int Steps)[] Sizes = [(5, 3, 4), (16, 1, 6), (3, 4, 4), (4, 2, 1)];

    public override string Id => "baseline-model";

    public override string Title => "The weak baseline";

    public override double Points => 10;

    public override IReadOnlyList<string> Hints =>
    [
        "nn.RNN reads (batch, steps, features) in float32. The ids are (batch, steps) in int64: one number per step, so how many features has a step?",
        "to_type(torch.float32) makes numbers of the ids, unsqueeze(2) gives them a dimension of size 1 for the feature. The recurrent layer returns the states of all steps first; the last step has read the whole review. The dense layer makes one number of it, and squeeze(1) takes its dimension away.",
        "Constructor: rnn = nn.RNN(1, ..., batchFirst: true); dense = nn.Linear(units, ...); RegisterComponents(). forward: var (states, _) = rnn.call(ids...unsqueeze(...)); return dense.call(states.select(..., ...)).squeeze(1), no sigmoid.",
    ];

    public override IReadOnlyList<Delegate> Reference => [(Builder)Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("sigmoid-in-the-model", "The model ends with a sigmoid. binary_cross_entropy_with_logits applies it itself; twice applied, every probability lies between 0.5 and 0.73, and no negative review can be called one. Return the logit.", units => Stack(units, nn.RNN(1, units, batchFirst: true), end: nn.Sigmoid())),
        Wrong("first-step", "The answer is taken from the first step, which is often padding and has read nothing. The last step has read the whole review.", units => new LayerStack(new IdsAsNumbers(), nn.RNN(1, units, batchFirst: true), new Chosen(states => states.select(1, 0)), nn.Linear(units, 1), nn.Flatten(0))),
        Wrong("every-step", "The model answers at every step. A review gets one verdict, after its last word: many to one.", units => new LayerStack(new IdsAsNumbers(), nn.RNN(1, units, batchFirst: true), nn.Linear(units, 1), nn.Flatten(1))),
        Wrong("steps-first", "The recurrent layer was made without batchFirst: true, so it takes the first dimension for the steps and reads from one review into the next. Nothing crashes, and nothing is learned.", units => Stack(units, nn.RNN(1, units))),
        Wrong("answers-in-a-column", "The logits are a column, (batch, 1). The labels are (batch), so the loss would refuse them, or compare every review with every label. Take the last dimension away.", units => new LayerStack(new IdsAsNumbers(), nn.RNN(1, units, batchFirst: true), new LastStep(), nn.Linear(units, 1))),
        Wrong("every-dimension-squeezed", "squeeze() without a dimension takes away every dimension of size 1, and of a batch of one review nothing is left but a number. Name the dimension that is to go.", units => new LayerStack(new IdsAsNumbers(), nn.RNN(1, units, batchFirst: true), new LastStep(), nn.Linear(units, 1), new Chosen(logits => logits.squeeze()))),
        Wrong("not-registered", "The model has no parameters: RegisterComponents() was not called in the constructor, after the layers were made. The layers work, but the optimizer is given nothing to train.", units => new Unregistered(Solve(units))),
        Wrong("states-detached", "The states are cut off from the record of gradients, by detach() or no_grad(): the dense layer learns, and the recurrent layer below stays as it was drawn.", units => new LayerStack(new IdsAsNumbers(), nn.RNN(1, units, batchFirst: true), new Chosen(states => states.select(1, -1).detach()), nn.Linear(units, 1), nn.Flatten(0))),
        Wrong("lstm-instead", "The recurrent layer is an LSTM, with four matrices where the plain layer has one. The baseline is the plain layer, nn.RNN; gates come later.", units => Stack(units, nn.LSTM(1, units, batchFirst: true))),
        Wrong("units-ignored", "The recurrent layer has 16 units whatever is asked for. How many it has is the argument units.", _ => Solve(16)),
        Wrong("mean-over-steps", "The states of all steps are averaged, padding included. The baseline answers from the last step.", units => new LayerStack(new IdsAsNumbers(), nn.RNN(1, units, batchFirst: true), new Chosen(states => states.mean([1L])), nn.Linear(units, 1), nn.Flatten(0))),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("the last state instead of the last output", (Builder)(units => new Network(units, (rnn, dense, ids) => dense.call(rnn.call(ids.unsqueeze(-1).to_type(float32)).Item2[0]).squeeze(1)))),
        new("the state carried on step by step", (Builder)(units => new Network(units, StepByStep))),
        new("the dense layer on all steps, the last one chosen", (Builder)(units => new Network(units, (rnn, dense, ids) => dense.call(rnn.call(ids.to_type(float32).reshape(ids.shape[0], ids.shape[1], 1)).Item1).select(1, -1).flatten()))),
    ];

    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var (units, batch, steps) in Sizes)
        {
            string name = $"{units} units, batch {batch}, {steps} steps";
            int seed = random.Next();
            var ids = ReviewIds.Of(random, 6, batch, steps);
            using var model = new BuiltModel(answer[0], seed, (long)units);
            yield return new Observation(Shapes, name, model.Shapes, model.Thrown);
            var answered = model.Read(ids);
            yield return new Observation(Logits, name, answered.Value, answered.Thrown);
            var first = model.Read(ids.narrow(0, 0, 1));
            yield return new Observation(Alone, name, first.Value, first.Thrown);
            var learning = model.Learners(ids);
            yield return new Observation(Learning, name, learning.Value, learning.Thrown);
        }
    }

    private static Misconception Wrong(string id, string text, Builder answer) => new(id, text, answer);

    private static nn.Module<Tensor, Tensor> Solve(long units) => Stack(units, nn.RNN(1, units, batchFirst: true));

    /// <summary>The baseline around a recurrent layer, with whatever comes behind its logits.</summary>
    private static LayerStack Stack(long units, nn.Module recurrent, nn.Module? end = null) =>
        new(new IdsAsNumbers(), recurrent, new LastStep(), nn.Linear(units, 1), nn.Flatten(0), end ?? nn.Identity());

    private static Tensor StepByStep(RNN rnn, Linear dense, Tensor ids)
    {
        Tensor? state = null;
        for (long t = 0; t < ids.shape[1]; t++) (_, state) = rnn.call(ids.narrow(1, t, 1).unsqueeze(2).to_type(float32), state);
        return dense.call(state![0]).squeeze(1);
    }

    private sealed class Network : nn.Module<Tensor, Tensor>
    {
        private readonly RNN rnn;
        private readonly Linear dense;
        private readonly Func<RNN, Linear, Tensor, Tensor> answer;

        public Network(long units, Func<RNN, Linear, Tensor, Tensor> answer) : base(nameof(Network))
        {
            (rnn, dense, this.answer) = (nn.RNN(1, units, batchFirst: true), nn.Linear(units, 1), answer);
            RegisterComponents();
        }

        public override Tensor forward(Tensor ids) => answer(rnn, dense, ids);
    }
}
