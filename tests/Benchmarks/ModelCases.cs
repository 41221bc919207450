using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Benchmarks;

/// <summary>Whole training steps, and sampling, of the course's models, written with the public API; PyTorch does the same with the threads that suit it best.</summary>
internal static class ModelCases
{
    /// <summary>By name; each is made when it is run.</summary>
    public static IReadOnlyDictionary<string, Func<Case>> All { get; } = new Dictionary<string, Func<Case>>
    {
        ["shakespeare-last"] = () => Characters("shakespeare-last", 36, 128, 40, 64, last: true),
        ["shakespeare-all"] = () => Characters("shakespeare-all", 65, 128, 40, 64, last: false),
        ["charrnn-512"] = () => Characters("charrnn-512", 65, 512, 64, 32, last: false),
        ["names"] = () => Characters("names", 27, 128, 20, 32, last: false),
        ["djmodel"] = CellLoop,
        ["sentiment"] = Sentiment,
        ["sampling"] = () => Sampling(65, 128),
    };

    private static Case Model(string name, double tokens, Action ours, string setup, string statement) =>
        new(name, tokens, Unit.Tokens, ours, $"import torch.nn as nn; torch.manual_seed(0)\n{setup}", statement);

    /// <summary>One-hot input, LSTM over the window, dense over every step or the last one only.</summary>
    private static Case Characters(string name, int vocabulary, int hidden, int steps, int batch, bool last)
    {
        var model = new CharacterModel(vocabulary, hidden, last);
        var optimizer = optim.Adam(model.parameters(), 1e-3);
        Tensor ids = randint(0, vocabulary, [batch, steps + 1L]);
        Tensor x = nn.functional.one_hot(ids[.., ..^1], vocabulary).to_type(float32);
        Tensor y = last ? ids[.., ^1].contiguous() : ids[.., 1..].reshape(-1);
        void Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.cross_entropy(model.call(x).reshape(-1, vocabulary), y).backward();
            nn.utils.clip_grad_norm_(model.parameters(), 5);
            optimizer.step();
        }
        return Model(name, batch * steps, Step, $"""
            l = nn.LSTM({vocabulary}, {hidden}, batch_first=True); d = nn.Linear({hidden}, {vocabulary})
            ps = list(l.parameters()) + list(d.parameters()); opt = torch.optim.Adam(ps, 1e-3)
            ids = torch.randint(0, {vocabulary}, ({batch}, {steps + 1})); x = nn.functional.one_hot(ids[:, :-1], {vocabulary}).float()
            y = {(last ? "ids[:, -1]" : "ids[:, 1:].reshape(-1)")}
            def step():
                opt.zero_grad(); o = l(x)[0]; o = d({(last ? "o[:, -1]" : "o")})
                nn.functional.cross_entropy(o.reshape(-1, {vocabulary}), y).backward(); nn.utils.clip_grad_norm_(ps, 5.0); opt.step()
            """, "step()");
    }

    /// <summary>An LSTM cell stepped by hand, a dense layer and a loss at every step.</summary>
    private static Case CellLoop()
    {
        const int Values = 90, Hidden = 64, Steps = 30, Batch = 60;
        var (cell, dense) = (nn.LSTMCell(Values, Hidden), nn.Linear(Hidden, Values));
        Parameter[] parameters = [.. cell.parameters(), .. dense.parameters()];
        var optimizer = optim.Adam(parameters, 0.01);
        Tensor ids = randint(0, Values, [Batch, Steps + 1L]);
        Tensor x = nn.functional.one_hot(ids[.., ..^1], Values).to_type(float32);
        Tensor y = ids[.., 1..];
        void Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var (a, c) = (zeros(Batch, Hidden), zeros(Batch, Hidden));
            Tensor loss = zeros(1);
            for (int t = 0; t < Steps; t++)
            {
                (a, c) = cell.call(x[.., t], (a, c));
                loss = loss + nn.functional.cross_entropy(dense.call(a), y[.., t]);
            }
            loss.backward();
            nn.utils.clip_grad_norm_(parameters, 5);
            optimizer.step();
        }
        return Model("djmodel", Batch * Steps, Step, $"""
            c = nn.LSTMCell({Values}, {Hidden}); d = nn.Linear({Hidden}, {Values}); ps = list(c.parameters()) + list(d.parameters()); opt = torch.optim.Adam(ps, 0.01)
            ids = torch.randint(0, {Values}, ({Batch}, {Steps + 1})); x = nn.functional.one_hot(ids[:, :-1], {Values}).float(); y = ids[:, 1:]
            def step():
                opt.zero_grad(); a = torch.zeros({Batch}, {Hidden}); s = torch.zeros({Batch}, {Hidden}); loss = 0.
                for i in range({Steps}):
                    a, s = c(x[:, i], (a, s)); loss = loss + nn.functional.cross_entropy(d(a), y[:, i])
                loss.backward(); nn.utils.clip_grad_norm_(ps, 5.0); opt.step()
            """, "step()");
    }

    /// <summary>Embedding, dense, LSTM, GRU and a dense head.</summary>
    private static Case Sentiment()
    {
        var model = new SentimentModel();
        var optimizer = optim.Adam(model.parameters(), 1e-3);
        Tensor x = randint(0, 10000, [32L, 120]);
        Tensor y = randint(0, 2, [32L, 1]).to_type(float32);
        void Step()
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            nn.functional.binary_cross_entropy_with_logits(model.call(x), y).backward();
            nn.utils.clip_grad_norm_(model.parameters(), 5);
            optimizer.step();
        }
        return Model("sentiment", 32 * 120, Step, """
            e = nn.Embedding(10000, 100); d1 = nn.Linear(100, 100); l = nn.LSTM(100, 64, batch_first=True); g = nn.GRU(64, 64, batch_first=True)
            d2 = nn.Linear(64, 64); d3 = nn.Linear(64, 32); o = nn.Linear(32, 1)
            ps = [p for m in (e, d1, l, g, d2, d3, o) for p in m.parameters()]; opt = torch.optim.Adam(ps, 1e-3)
            x = torch.randint(0, 10000, (32, 120)); y = torch.randint(0, 2, (32, 1)).float()
            def step():
                opt.zero_grad(); h = torch.relu(d1(e(x))); h = g(l(h)[0])[0]; h = o(d3(d2(h[:, -1])))
                nn.functional.binary_cross_entropy_with_logits(h, y).backward(); nn.utils.clip_grad_norm_(ps, 5.0); opt.step()
            """, "step()");
    }

    /// <summary>One character after the other.</summary>
    private static Case Sampling(int vocabulary, int hidden)
    {
        var model = new CharacterModel(vocabulary, hidden, last: true);
        Tensor x = zeros(1, 1, vocabulary);
        x[0, 0, 0] = 1;
        (Tensor, Tensor)? state = null;
        void Step()
        {
            using var mode = no_grad();
            using var scope = NewDisposeScope();
            var (o, h, c) = model.lstm.call(x, state);
            Tensor p = softmax(model.dense.call(o[.., ^1]), -1);
            Tensor next = nn.functional.one_hot(multinomial(p, 1), vocabulary).to_type(float32);
            x.Dispose();
            state?.Item1.Dispose();
            state?.Item2.Dispose();
            x = next.DetachFromDisposeScope();
            state = (h.DetachFromDisposeScope(), c.DetachFromDisposeScope());
        }
        return Model("sampling", 1, Step, $"""
            l = nn.LSTM({vocabulary}, {hidden}, batch_first=True); d = nn.Linear({hidden}, {vocabulary}); x = torch.zeros(1, 1, {vocabulary}); x[0, 0, 0] = 1; state = [None, x]
            def step():
                with torch.no_grad():
                    o, state[0] = l(state[1], state[0]); p = torch.softmax(d(o[:, -1]), -1); i = torch.multinomial(p, 1)
                    state[1] = nn.functional.one_hot(i, {vocabulary}).float()
            """, "step()");
    }

    private sealed class CharacterModel : nn.Module<Tensor, Tensor>
    {
        public readonly LSTM lstm;
        public readonly Linear dense;
        private readonly bool last;

        public CharacterModel(int vocabulary, int hidden, bool last) : base(nameof(CharacterModel))
        {
            lstm = nn.LSTM(vocabulary, hidden, batchFirst: true);
            dense = nn.Linear(hidden, vocabulary);
            this.last = last;
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            Tensor outputs = lstm.call(x).Item1;
            return dense.call(last ? outputs[.., ^1] : outputs);
        }
    }

    private sealed class SentimentModel : nn.Module<Tensor, Tensor>
    {
        private readonly Embedding embedding = nn.Embedding(10000, 100);
        private readonly Linear first = nn.Linear(100, 100);
        private readonly LSTM lstm = nn.LSTM(100, 64, batchFirst: true);
        private readonly GRU gru = nn.GRU(64, 64, batchFirst: true);
        private readonly Linear second = nn.Linear(64, 64), third = nn.Linear(64, 32), output = nn.Linear(32, 1);

        public SentimentModel() : base(nameof(SentimentModel)) => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            Tensor h = first.call(embedding.call(x)).relu();
            h = gru.call(lstm.call(h).Item1).Item1;
            return output.call(third.call(second.call(h[.., ^1])));
        }
    }
}
