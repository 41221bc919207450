using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using static TorchSharp.torch;

namespace Workbook.Grading.Lessons.Shakespeare;

/// <summary>The lecture's network: an LSTM over the window, and a dense layer on its last output.</summary>
internal sealed class BuildModel : ExerciseSpec
{
    private const string Count = "number of parameters", Shapes = "shapes of the parameters", Logits = "logits";

    private static readonly (int Vocabulary, int Hidden, int Batch, int Steps)[] Sizes = [(36, 128, 1, 2), (7, 5, 3, 4), (11, 6, 1, 6), (5, 9, 4, 1)];

    public override string Id => "build-model";

    public override string Title => "The network";

    public override double Points => 15;

    public override IReadOnlyList<string> Hints =>
    [
        "Two layers: an LSTM that reads one-hot vectors of size vocabulary and keeps hidden numbers, and a dense layer from hidden back to vocabulary. What does the LSTM return, and which of its steps has read the whole window?",
        "nn.LSTM(..., batchFirst: true) reads (batch, steps, features); its call returns three tensors, of which the first holds the outputs of all steps, (batch, steps, hidden). select(1, -1) takes the last step. The model returns logits, and RegisterComponents() in the constructor makes the layers known.",
        "Constructor: lstm = nn.LSTM(vocabulary, ..., batchFirst: true); dense = nn.Linear(hidden, ...); RegisterComponents(). Forward: var (outputs, _, _) = lstm.call(x); return dense.call(outputs.select(..., ...)), no softmax.",
    ];

    public override IReadOnlyList<Delegate> Reference => [Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("softmax-in-the-model", "The model ends with a softmax. The lecture's drawing has one, too, but here the loss is cross_entropy, which applies it itself: twice applied, it flattens the probabilities, and the network learns slowly and badly. Return the logits.", Model((lstm, dense, x) => dense.call(lstm.call(x).Item1.select(1, -1)).softmax(1))),
        Wrong("every-step", "The model answers at every step. The lecture's model answers once, when it has read the whole window: take the last step of the outputs. (Later in the lesson we do train every step; it is another model.)", Model((lstm, dense, x) => dense.call(lstm.call(x).Item1))),
        Wrong("first-step", "The answer is taken from the first step, which has read one character only. The last one has read the whole window.", Model((lstm, dense, x) => dense.call(lstm.call(x).Item1.select(1, 0)))),
        Wrong("steps-first", "The LSTM was made without batchFirst: true, so it takes the first dimension for the steps: it reads across the batch, from one window to the next, as if they were one sequence. Nothing crashes, and nothing is learned.", (vocabulary, hidden) => new Network(nn.LSTM(vocabulary, hidden), nn.Linear(hidden, vocabulary), (lstm, dense, x) => dense.call(lstm.call(x).Item1.select(1, -1)))),
        Wrong("not-registered", "The model has no parameters: RegisterComponents() was not called in the constructor, after the layers were made. The layers work, but an optimizer is given nothing to train.", (vocabulary, hidden) => new Unregistered(vocabulary, hidden)),
        Wrong("dense-layer-missing", "The dense layer is missing: what comes out are hidden numbers per window, not one logit per character.", (vocabulary, hidden) => new WithoutDense(vocabulary, hidden)),
        Wrong("mean-over-steps", "The outputs of all steps are averaged. That is a way to classify a text as a whole; what comes next depends on the end of the window, and the LSTM has already gathered there what it needs.", Model((lstm, dense, x) => dense.call(lstm.call(x).Item1.mean([1])))),
        Wrong("cell-state-answers", "The dense layer reads the cell state c. It is the LSTM's memory; what it shows to the next layer is the output a = Γo * tanh(c), the first of the three tensors that come back.", Model((lstm, dense, x) => dense.call(lstm.call(x).Item3[0]))),
        Wrong("relu-after-dense", "The logits go through a ReLU, so none can be negative: the network can hardly call a character unlikely. The last layer has no activation.", Model((lstm, dense, x) => dense.call(lstm.call(x).Item1.select(1, -1)).relu())),
        Wrong("gru-instead", "The recurrent layer is a GRU, with three matrices per input where an LSTM has four. The number of parameters tells.", (vocabulary, hidden) => new WithGru(vocabulary, hidden)),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        Right("the last state instead of the last output", Model((lstm, dense, x) => dense.call(lstm.call(x).Item2[0]))),
        Right("steps first, inputs turned", (vocabulary, hidden) => new Network(nn.LSTM(vocabulary, hidden), nn.Linear(hidden, vocabulary), (lstm, dense, x) => dense.call(lstm.call(x.transpose(0, 1)).Item1[-1]))),
        Right("a cell, step by step", (vocabulary, hidden) => new Stepped(vocabulary, hidden)),
    ];

    private static Misconception Wrong(string id, string text, Func<long, long, nn.Module<Tensor, Tensor>> answer) => new(id, text, answer);

    private static Alternative Right(string name, Func<long, long, nn.Module<Tensor, Tensor>> answer) => new(name, answer);

    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var (vocabulary, hidden, batch, steps) in Sizes)
        {
            string name = $"V = {vocabulary}, hidden {hidden}, batch {batch}, {steps} steps";
            int seed = random.Next();
            var x = nn.functional.one_hot(Draw.Ids(random, vocabulary, batch, steps), vocabulary).to_type(float32);
            using var model = new BuiltModel(answer[0], seed, (long)vocabulary, (long)hidden);
            yield return new Observation(Count, name, model.ParameterCount, model.Thrown);
            yield return new Observation(Shapes, name, model.Shapes, model.Thrown);
            var answered = model.Read(x);
            yield return new Observation(Logits, name, answered.Value, answered.Thrown);
        }
    }

    private static nn.Module<Tensor, Tensor> Solve(long vocabulary, long hidden) =>
        new Network(nn.LSTM(vocabulary, hidden, batchFirst: true), nn.Linear(hidden, vocabulary), (lstm, dense, x) => dense.call(lstm.call(x).Item1.select(1, -1)));

    private static Func<long, long, nn.Module<Tensor, Tensor>> Model(Func<LSTM, Linear, Tensor, Tensor> answer) =>
        (vocabulary, hidden) => new Network(nn.LSTM(vocabulary, hidden, batchFirst: true), nn.Linear(hidden, vocabulary), answer);

    private sealed class Network : nn.Module<Tensor, Tensor>
    {
        private readonly LSTM lstm;
        private readonly Linear dense;
        private readonly Func<LSTM, Linear, Tensor, Tensor> answer;

        public Network(LSTM lstm, Linear dense, Func<LSTM, Linear, Tensor, Tensor> answer) : base(nameof(Network))
        {
            (this.lstm, this.dense, this.answer) = (lstm, dense, answer);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => answer(lstm, dense, x);
    }

    private sealed class Unregistered(long vocabulary, long hidden) : nn.Module<Tensor, Tensor>(nameof(Unregistered))
    {
        private readonly LSTM lstm = nn.LSTM(vocabulary, hidden, batchFirst: true);
        private readonly Linear dense = nn.Linear(hidden, vocabulary);

        public override Tensor forward(Tensor x) => dense.call(lstm.call(x).Item1.select(1, -1));
    }

    private sealed class WithoutDense : nn.Module<Tensor, Tensor>
    {
        private readonly LSTM lstm;

        public WithoutDense(long vocabulary, long hidden) : base(nameof(WithoutDense))
        {
            lstm = nn.LSTM(vocabulary, hidden, batchFirst: true);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => lstm.call(x).Item1.select(1, -1);
    }

    private sealed class WithGru : nn.Module<Tensor, Tensor>
    {
        private readonly GRU gru;
        private readonly Linear dense;

        public WithGru(long vocabulary, long hidden) : base(nameof(WithGru))
        {
            (gru, dense) = (nn.GRU(vocabulary, hidden, batchFirst: true), nn.Linear(hidden, vocabulary));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => dense.call(gru.call(x).Item1.select(1, -1));
    }

    private sealed class Stepped : nn.Module<Tensor, Tensor>
    {
        private readonly long hidden;
        private readonly LSTMCell cell;
        private readonly Linear dense;

        public Stepped(long vocabulary, long hidden) : base(nameof(Stepped))
        {
            this.hidden = hidden;
            (cell, dense) = (nn.LSTMCell(vocabulary, hidden), nn.Linear(hidden, vocabulary));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var (a, c) = (zeros(x.shape[0], hidden), zeros(x.shape[0], hidden));
            for (long t = 0; t < x.shape[1]; t++) (a, c) = cell.call(x.select(1, t), (a, c));
            return dense.call(a);
        }
    }
}
