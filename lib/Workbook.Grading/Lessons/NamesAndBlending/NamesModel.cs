using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.NamesAndBlending;

/// <summary>The network that names: an LSTM over the letters, and at every step 27 logits for the next one.</summary>
internal sealed class NamesModel : ExerciseSpec
{
    private const string Shapes = "shapes of the parameters", Logits = "logits at every step", Past = "a letter changes nothing before it", Learning = "what learns";

    private static readonly (int Hidden, int Batch, int Steps)[] Sizes = [(5, 3, 4), (8, 1, 6), (4, 2, 1)];

    public override string Id => "names-model";

    public override string Title => "A network that names";

    public override double Points => 10;

    public override IReadOnlyList<string> Hints =>
    [
        "Two layers: one that reads 27 numbers per step and keeps hidden numbers, one that turns those into a logit for each of the 27 characters. At how many steps must the second one answer?",
        "nn.LSTM(27, ..., batchFirst: true) returns three tensors, of which the first holds its outputs at all steps, (batch, steps, hidden). A Linear layer works on the last dimension, whatever stands before it, so all steps go through it at once.",
        "Constructor: lstm = nn.LSTM(...); dense = nn.Linear(hidden, ...); RegisterComponents(). forward: var (outputs, _, _) = lstm.call(x); and return what dense makes of all outputs.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("softmax-in-the-model", "The model ends with a softmax. cross_entropy applies one itself; applied twice, it flattens the probabilities and the network learns badly. Return the logits.", hidden => new Network(hidden, (lstm, dense, x) => dense.call(lstm.call(x).Item1).softmax(2))),
        Wrong("last-step-only", "The model answers once, behind the last letter. Every letter of a name is a question of its own here: give the dense layer the outputs of all steps.", hidden => new Network(hidden, (lstm, dense, x) => dense.call(lstm.call(x).Item1.select(1, -1)))),
        Wrong("reads-both-ways", "The LSTM is bidirectional. At every step its second half has already read the letters that are to be predicted: the loss falls to nothing, and when a name is made, there is nothing to read backwards from.", hidden => new BothWays(hidden)),
        Wrong("steps-first", "The LSTM was made without batchFirst: true, so it takes the first dimension for the steps: it reads the first letters of all names as if they were one name.", hidden => new StepsFirst(hidden)),
        Wrong("newline-forgotten", "The model has 26 logits, one for each letter. The newline is the 27th character: without it no name can end.", hidden => new Network(hidden, (lstm, dense, x) => dense.call(lstm.call(x).Item1), characters: 26)),
        Wrong("not-registered", "The model has no parameters: RegisterComponents() was not called in the constructor, after the layers were made. The layers work, but the optimizer is given nothing to train.", hidden => new Unregistered(hidden)),
        Wrong("states-detached", "The outputs of the LSTM are cut off from the record of gradients, by detach() or no_grad(): the dense layer learns, and the LSTM below stays as it was drawn.", hidden => new Network(hidden, (lstm, dense, x) => dense.call(lstm.call(x).Item1.detach()))),
        Wrong("squashed-logits", "The logits go through a tanh, so they stay between -1 and 1, and no letter can become more than about seven times as likely as another. The last layer has no activation.", hidden => new Network(hidden, (lstm, dense, x) => dense.call(lstm.call(x).Item1).tanh())),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("step by step, its state carried on", (Func<long, nn.Module<Tensor, Tensor>>)(hidden => new Network(hidden, StepByStep))),
        new("all steps of all names as rows", (Func<long, nn.Module<Tensor, Tensor>>)(hidden => new Network(hidden, AsRows))),
    ];

    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var (hidden, batch, steps) in Sizes)
        {
            string name = $"hidden {hidden}, batch {batch}, {steps} steps";
            int seed = random.Next();
            var x = nn.functional.one_hot(Draw.Ids(random, DrawnNames.Characters, batch, steps), DrawnNames.Characters).to_type(float32);
            using var model = new BuiltModel(answer[0], seed, (long)hidden);
            yield return new Observation(Shapes, name, model.Shapes, model.Thrown);
            var answered = model.Read(x);
            yield return new Observation(Logits, name, answered.Value, answered.Thrown);
            var changed = model.Read(OtherLastLetter(x));
            yield return new Observation(Past, name, BeforeTheLast(changed.Value as Tensor), changed.Thrown);
            var learning = model.Learners(x);
            yield return new Observation(Learning, name, learning.Value, learning.Thrown);
        }
    }

    private static Misconception Wrong(string id, string text, Func<long, nn.Module<Tensor, Tensor>> answer) => new(id, text, answer);

    private static Tensor OtherLastLetter(Tensor x) => cat([x.narrow(1, 0, x.shape[1] - 1), x.narrow(1, x.shape[1] - 1, 1).roll(5, 2)], 1);

    private static Tensor? BeforeTheLast(Tensor? logits) =>
        logits is null || logits.shape.Length < 3 || logits.shape[1] < 1 ? logits : logits.narrow(1, 0, logits.shape[1] - 1);

    private static nn.Module<Tensor, Tensor> Solve(long hidden) => new Network(hidden, (lstm, dense, x) => dense.call(lstm.call(x).Item1));

    private static Tensor StepByStep(LSTM lstm, Linear dense, Tensor x)
    {
        var answers = new List<Tensor>();
        (Tensor, Tensor)? state = null;
        for (long t = 0; t < x.shape[1]; t++)
        {
            var (output, h, c) = lstm.call(x.narrow(1, t, 1), state);
            state = (h, c);
            answers.Add(dense.call(output));
        }
        return cat(answers, 1);
    }

    private static Tensor AsRows(LSTM lstm, Linear dense, Tensor x)
    {
        var outputs = lstm.call(x).Item1;
        return dense.call(outputs.reshape(-1, outputs.shape[2])).reshape(x.shape[0], x.shape[1], DrawnNames.Characters);
    }

    private sealed class Network : nn.Module<Tensor, Tensor>
    {
        private readonly LSTM lstm;
        private readonly Linear dense;
        private readonly Func<LSTM, Linear, Tensor, Tensor> answer;

        public Network(long hidden, Func<LSTM, Linear, Tensor, Tensor> answer, long characters = DrawnNames.Characters) : base(nameof(Network))
        {
            (lstm, dense, this.answer) = (nn.LSTM(DrawnNames.Characters, hidden, batchFirst: true), nn.Linear(hidden, characters), answer);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => answer(lstm, dense, x);
    }

    private sealed class StepsFirst : nn.Module<Tensor, Tensor>
    {
        private readonly LSTM lstm;
        private readonly Linear dense;

        public StepsFirst(long hidden) : base(nameof(StepsFirst))
        {
            (lstm, dense) = (nn.LSTM(DrawnNames.Characters, hidden), nn.Linear(hidden, DrawnNames.Characters));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dense.call(lstm.call(x).Item1);
    }

    private sealed class BothWays : nn.Module<Tensor, Tensor>
    {
        private readonly LSTM lstm;
        private readonly Linear dense;

        public BothWays(long hidden) : base(nameof(BothWays))
        {
            (lstm, dense) = (nn.LSTM(DrawnNames.Characters, hidden, batchFirst: true, bidirectional: true), nn.Linear(2 * hidden, DrawnNames.Characters));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dense.call(lstm.call(x).Item1);
    }

    private sealed class Unregistered(long hidden) : nn.Module<Tensor, Tensor>(nameof(Unregistered))
    {
        private readonly LSTM lstm = nn.LSTM(DrawnNames.Characters, hidden, batchFirst: true);
        private readonly Linear dense = nn.Linear(hidden, DrawnNames.Characters);

        public override Tensor forward(Tensor x) => dense.call(lstm.call(x).Item1);
    }
}
