using TorchSharp;
using TorchSharp.Modules;
using Workbook.Grading.Checking;
using Workbook.Grading.Specification;
using Workbook.Networks;
using static TorchSharp.torch;
using Builder = System.Func<TorchSharp.torch.Tensor, long, TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor>>;

namespace Workbook.Grading.Lessons.Sentiment;

/// <summary>The lecture's improved model: word vectors that train on, an LSTM under a GRU, and four kinds of dropout in their places.</summary>
internal sealed class ImprovedModel : ExerciseSpec
{
    private const string Shapes = "shapes of the parameters", Start = "the embedding starts as the given vectors", Kept = "the given vectors stay as they are",
        Quiet = "no dropout in evaluation", Logits = "one logit per review, in evaluation", Learning = "what learns in the embedding", Dropping = "what dropout takes from each layer in training";

    private const int MostReviews = 5;

    private static readonly (int Vocabulary, int Width, int Hidden, int Batch, int Steps)[] Sizes = [(9, 4, 8, MostReviews, 6), (11, 5, 6, 3, 7), (7, 3, 4, 1, 1)];

    public override string Id => "improved-model";

    public override string Title => "The improved model";

    public override double Points => 20;

    public override IReadOnlyList<string> Hints =>
    [
        "Write the table of layers down as fields, one per row that has a module, and let forward go through them from top to bottom. Which layer returns a tuple? At which one does the sequence end?",
        "The embedding: nn.Embedding(rows, columns, padding_idx: 0), whose weight is then set to a new TorchSharp.Modules.Parameter of a clone of the vectors. nn.LSTM and nn.GRU take hidden, hidden, batchFirst: true. nn.Dropout(0.25) drops anew everywhere, new InputDropout(0.15) the same features at all steps; as modules they rest in evaluation, nn.functional.dropout by default does not.",
        "forward: x = dropout.call(dense.call(embedding.call(ids)).relu()); then var (states, _, _) = lstm.call(lstmDropout.call(x)); var (above, _) = gru.call(gruDropout.call(...)); then three dense layers on above.select(1, -1), dropout between the first two, and squeeze(1).",
    ];

    public override IReadOnlyList<Delegate> Reference => [(Builder)Solve];

    public override IReadOnlyList<Misconception> Misconceptions =>
    [
        Wrong("sigmoid-in-the-model", "The model ends with a sigmoid. In Keras the lecture's model does, too; here the loss, binary_cross_entropy_with_logits, applies it. Twice applied, every probability lies between 0.5 and 0.73. Return the logit.", (parts, _) => parts.End = new Chosen(logits => logits.flatten().sigmoid())),
        Wrong("embedding-frozen", "The embedding is frozen: no gradient reaches it, and the vectors stay what they were. A Parameter is trained unless it is told otherwise (requires_grad: false).", (parts, vectors) => parts.Embedding = ReviewNetwork.Pretrained(vectors.clone(), trainable: false)),
        Wrong("vectors-not-registered", "The layer looks words up in the given vectors, but parameters() lists another, random matrix: the optimizer would train numbers that nobody reads. nn.Embedding_from_pretrained of TorchSharp 0.107 does that. Make an nn.Embedding and set its weight to a Parameter.", (parts, vectors) => parts.Embedding = new BesideItsParameter(vectors.clone())),
        Wrong("random-embedding", "The embedding starts from random numbers. The vectors that were passed in are what makes the model more than a learner of 659 reviews.", (parts, vectors) => parts.Embedding = nn.Embedding(vectors.shape[0], vectors.shape[1], padding_idx: 0)),
        Wrong("vectors-shared", "The embedding works on the very matrix that was passed in, so training changes it for its owner, too, and the next model starts from trained vectors. Use a clone.", (parts, vectors) => parts.Embedding = ReviewNetwork.Pretrained(vectors.detach())),
        Wrong("padding-trained", "The row of padding learns. Padding is no word: padding_idx keeps its row out of the training.", (parts, vectors) => parts.Embedding = ReviewNetwork.Pretrained(vectors.clone(), padding: null)),
        Wrong("relu-left-out", "The ReLU behind the first dense layer is missing. Without it, that layer and the input weights of the LSTM are two linear maps in a row: one would do.", (parts, _) => parts.Activation = nn.Identity()),
        Wrong("relu-between-linear-layers", "The dense layer above the GRU has an activation. The lecture's model has linear ones there; what that means is a question of this lesson.", (parts, _) => parts.UpperActivation = nn.ReLU()),
        Wrong("first-step", "The answer is taken from the first step of the GRU, which is often padding. The last step has read the whole review.", (parts, _) => parts.Step = new Chosen(states => states.select(1, 0))),
        Wrong("mean-over-steps", "The states of all steps are averaged, padding included. The model answers from the last step of the GRU.", (parts, _) => parts.Step = new Chosen(states => states.mean([1L]))),
        Wrong("one-step-for-the-gru", "The GRU reads the last state of the LSTM only. It is to read the states of all steps (in Keras: return_sequences=True for the LSTM).", (parts, _) => parts.GruDropout = new LayerStack(new Chosen(states => states.narrow(1, states.shape[1] - 1, 1)), new InputDropout(0.15))),
        Wrong("gru-below-the-lstm", "The GRU stands below the LSTM. Here the LSTM reads the words, and the GRU reads the states of the LSTM.", (parts, _) => (parts.Lstm, parts.Gru) = (parts.Gru, parts.Lstm)),
        Wrong("answers-in-a-column", "The logits are a column, (batch, 1). The labels are (batch): take the last dimension away.", (parts, _) => parts.End = nn.Identity()),
        Wrong("every-dimension-squeezed", "squeeze() without a dimension takes away every dimension of size 1, and of a batch of one review nothing is left but a number. Name the dimension that is to go.", (parts, _) => parts.End = new Chosen(logits => logits.squeeze())),
        Wrong("dropout-in-evaluation", "Dropout is active in evaluation, too: the same review gets another answer each time. nn.functional.dropout drops unless its argument training is false; pass it the model's own training, or use modules.", (parts, _) => (parts.LowerDropout, parts.UpperDropout) = (AlwaysDrop(), AlwaysDrop())),
        Wrong("input-dropout-missing", "The recurrent layers read their inputs without input dropout. The argument dropout of nn.LSTM and nn.GRU is something else: it acts between the layers of a stacked LSTM, and with one layer it does nothing.", (parts, _) => (parts.LstmDropout, parts.GruDropout) = (nn.Identity(), nn.Identity())),
        Wrong("input-dropout-anew-at-every-step", "The recurrent layers lose inputs at single steps. Input dropout has one mask per review: a feature that is dropped is dropped at all steps.", (parts, _) => (parts.LstmDropout, parts.GruDropout) = (nn.Dropout(0.15), nn.Dropout(0.15))),
        Wrong("input-dropout-behind", "The mask of 15 % lies on the outputs of LSTM and GRU. Input dropout lies in front of each layer.", (parts, _) => (parts.LstmDropout, parts.Gru) = (nn.Identity(), new LayerStack(parts.Gru, new InputDropout(0.15)))),
        Wrong("dropout-missing", "The two dropouts of 25 % are missing, behind the ReLU and between the upper dense layers.", (parts, _) => (parts.LowerDropout, parts.UpperDropout) = (nn.Identity(), nn.Identity())),
        Wrong("shares-that-are-kept", "The shares are taken as what is kept. In PyTorch and Keras the number is the share that is dropped: 0.25 and 0.15.", (parts, _) =>
            (parts.LowerDropout, parts.UpperDropout, parts.LstmDropout, parts.GruDropout) = (nn.Dropout(0.75), nn.Dropout(0.75), new InputDropout(0.85), new InputDropout(0.85))),
        Wrong("shares-exchanged", "The shares are exchanged: 0.25 belongs to the two plain dropouts, 0.15 to the two input dropouts.", (parts, _) =>
            (parts.LowerDropout, parts.UpperDropout, parts.LstmDropout, parts.GruDropout) = (nn.Dropout(0.15), nn.Dropout(0.15), new InputDropout(0.25), new InputDropout(0.25))),
        new("steps-first-in-the-lstm", "The LSTM was made without batchFirst: true, so it takes the first dimension for the steps and reads from one review into the next.", (Builder)((vectors, hidden) => Changed(vectors, hidden, parts => parts.Lstm = nn.LSTM(hidden, hidden)))),
        new("steps-first-in-the-gru", "The GRU was made without batchFirst: true, so it takes the first dimension for the steps and reads from one review into the next.", (Builder)((vectors, hidden) => Changed(vectors, hidden, parts => parts.Gru = nn.GRU(hidden, hidden)))),
        new("steps-first", "LSTM and GRU were made without batchFirst: true, so they take the first dimension for the steps and read from one review into the next.", (Builder)((vectors, hidden) => Changed(vectors, hidden, parts => (parts.Lstm, parts.Gru) = (nn.LSTM(hidden, hidden), nn.GRU(hidden, hidden))))),
        new("not-registered", "The model has no parameters: RegisterComponents() was not called in the constructor, after the layers were made. An optimizer is given nothing to train, and eval() does not reach the dropouts.", (Builder)((vectors, hidden) => new Unregistered(Solve(vectors, hidden)))),
    ];

    public override IReadOnlyList<Alternative> Alternatives =>
    [
        new("a class of its own, dropout by functions", (Builder)((vectors, hidden) => new ByHand(vectors, hidden))),
        new("an embedding whose weights are copied in", (Builder)((vectors, hidden) => Changed(vectors, hidden, parts => parts.Embedding = Copied(vectors)))),
        new("the last state of the GRU", (Builder)((vectors, hidden) => Changed(vectors, hidden, parts => (parts.Gru, parts.Step) = (new LastState((GRU)parts.Gru), nn.Identity())))),
    ];

    public override IEnumerable<Observation> Observe(IReadOnlyList<Delegate> answer, Random random)
    {
        foreach (var (vocabulary, width, hidden, batch, steps) in Sizes)
        {
            string name = $"vectors ({vocabulary}, {width}), hidden {hidden}, batch {batch}, {steps} steps";
            int seed = random.Next();
            var ids = ReviewIds.Of(random, vocabulary, batch, steps);
            var vectors = Draw.Tensor(random, float32, 1, vocabulary, width);
            var given = vectors.clone();
            // A handle of its own: a Parameter made of the tensor itself would leave ours empty.
            using var model = new BuiltModel(answer[0], seed, vectors.detach(), (long)hidden);
            yield return new Observation(Shapes, name, model.Shapes, model.Thrown);
            yield return new Observation(Start, name, model.Module is null ? null : model.StartedFrom(given) ? "as the vectors" : "as something else", model.Thrown);
            yield return new Observation(Kept, name, model.Module is null ? null : vectors.equal(given).all().item<bool>() ? "unchanged" : "changed by training", model.Thrown);
            model.Module?.eval();
            var (once, again) = ReadTwice(model, ids, seed);
            if (batch == MostReviews) yield return new Observation(Quiet, name, Same(once.Value, again.Value), once.Thrown);
            yield return new Observation(Logits, name, once.Value, once.Thrown);
            var learning = Invocation.Call(() => Learners(model.Module, given, ids), []);
            yield return new Observation(Learning, name, learning.Value, model.Thrown ?? learning.Thrown);
        }
        yield return Dropped(answer[0], random);
    }

    /// <summary>What each layer loses, in a model that is large enough for shares to be told apart.</summary>
    private static Observation Dropped(Delegate answer, Random random)
    {
        const int Vocabulary = 30, Width = 8, Hidden = 16, Batch = 160, Steps = 12;
        int seed = random.Next();
        var vectors = Draw.Tensor(random, float32, 1, Vocabulary, Width);
        var ids = Draw.Ids(random, Vocabulary - 1, Batch, Steps) + 1;
        using var model = new BuiltModel(answer, seed, vectors, (long)Hidden);
        var seen = Invocation.Call(() => model.Module is null ? null : DroppedInputs.Describe(model.Module, ids, seed), []);
        return new Observation(Dropping, $"{Batch} reviews, hidden {Hidden}", seen.Value, model.Thrown ?? seen.Thrown);
    }

    /// <summary>Two readings one after the other; the masks of an answer that drops in evaluation follow from the seed, and the engine's random state is afterwards as before.</summary>
    private static (Outcome Once, Outcome Again) ReadTwice(BuiltModel model, Tensor ids, int seed)
    {
        using var drawn = new BorrowedRandomState(seed);
        return (model.Read(ids), model.Read(ids));
    }

    private static string? Same(object? once, object? again) => (once, again) switch
    {
        (Tensor first, Tensor second) => first.shape.SequenceEqual(second.shape) && first.equal(second).all().item<bool>() ? "the same answer twice" : "two answers to the same reviews",
        _ => null,
    };

    /// <summary>Which rows of the embedding a gradient reaches, in evaluation mode, so that no dropout decides it.</summary>
    private static string? Learners(nn.Module<Tensor, Tensor>? model, Tensor vectors, Tensor ids)
    {
        if (model is null) return null;
        BuiltModel.Backward(model, ids);
        var gradient = model.parameters().FirstOrDefault(parameter => parameter.shape.SequenceEqual(vectors.shape))?.grad;
        if (gradient is null) return "nothing";
        var rows = gradient.abs().sum(dim: 1);
        bool padding = rows[0].item<float>() > 0, words = rows.narrow(0, 1, rows.shape[0] - 1).sum().item<float>() > 0;
        return (words, padding) switch { (true, false) => "the rows of words", (true, true) => "the rows of words and the row of padding", (false, true) => "the row of padding", _ => "nothing" };
    }

    private static Misconception Wrong(string id, string text, Action<ReviewNetwork, Tensor> change) =>
        new(id, text, (Builder)((vectors, hidden) => Changed(vectors, hidden, parts => change(parts, vectors))));

    private static nn.Module<Tensor, Tensor> Solve(Tensor vectors, long hidden) => new ReviewNetwork(vectors, hidden).Build();

    private static LayerStack Changed(Tensor vectors, long hidden, Action<ReviewNetwork> change)
    {
        var parts = new ReviewNetwork(vectors, hidden);
        change(parts);
        return parts.Build();
    }

    private static Chosen AlwaysDrop() => new(x => nn.functional.dropout(x, 0.25));

    private static Embedding Copied(Tensor vectors)
    {
        var embedding = nn.Embedding(vectors.shape[0], vectors.shape[1], padding_idx: 0);
        using var withoutGradient = no_grad();
        embedding.weight!.copy_(vectors);
        return embedding;
    }

    /// <summary>Looks up in a matrix, and has another, random one for its parameter: as <c>nn.Embedding_from_pretrained</c> in TorchSharp 0.107.</summary>
    private sealed class BesideItsParameter : nn.Module<Tensor, Tensor>
    {
        private readonly Parameter weight;
        private readonly Tensor matrix;

        public BesideItsParameter(Tensor matrix) : base(nameof(BesideItsParameter))
        {
            (this.matrix, weight) = (matrix, new Parameter(randn(matrix.shape)));
            register_parameter(nameof(weight), weight);
        }

        public override Tensor forward(Tensor ids) => matrix.index_select(0, ids.flatten()).reshape(ids.shape[0], ids.shape[1], matrix.shape[1]);
    }

    /// <summary>A GRU that hands up its last state.</summary>
    private sealed class LastState : nn.Module<Tensor, Tensor>
    {
        private readonly GRU gru;

        public LastState(GRU gru) : base(nameof(LastState))
        {
            this.gru = gru;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => gru.call(x).Item2[0];
    }

    /// <summary>The model as a learner may write it who drops with functions and draws the masks of the inputs.</summary>
    private sealed class ByHand : nn.Module<Tensor, Tensor>
    {
        private readonly Embedding embedding;
        private readonly Linear below, above, middle, last;
        private readonly LSTM lstm;
        private readonly GRU gru;

        public ByHand(Tensor vectors, long hidden) : base(nameof(ByHand))
        {
            embedding = ReviewNetwork.Pretrained(vectors.clone());
            (below, above, middle, last) = (nn.Linear(vectors.shape[1], hidden), nn.Linear(hidden, hidden), nn.Linear(hidden, hidden / 2), nn.Linear(hidden / 2, 1));
            (lstm, gru) = (nn.LSTM(hidden, hidden, batchFirst: true), nn.GRU(hidden, hidden, batchFirst: true));
            RegisterComponents();
        }

        public override Tensor forward(Tensor ids)
        {
            var x = nn.functional.dropout(below.call(embedding.call(ids)).relu(), 0.25, training);
            var states = gru.call(SameAtAllSteps(lstm.call(SameAtAllSteps(x)).Item1)).Item1;
            return last.call(middle.call(nn.functional.dropout(above.call(states.select(1, -1)), 0.25, training))).flatten();
        }

        private Tensor SameAtAllSteps(Tensor x) => x * nn.functional.dropout(ones(x.shape[0], 1, x.shape[2]), 0.15, training);
    }
}
