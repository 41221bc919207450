using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp.Tests.Reference;

static partial class ReferenceCases
{
    sealed record RecurrentVariant(string Name, long Layers = 1, bool Bidirectional = false, bool Bias = true, bool BatchFirst = false);

    static readonly RecurrentVariant[] Variants =
    [
        new(""),
        new(" of two layers", Layers: 2),
        new(", bidirectional", Bidirectional: true),
        new(" without bias", Bias: false),
        new(", everything", Layers: 2, Bidirectional: true, BatchFirst: true),
    ];

    static void AddRecurrentLayers()
    {
        foreach (var v in Variants)
        {
            AddRnn("RNN", v, nn.NonLinearities.Tanh);
            AddRnn("RNN relu", v, nn.NonLinearities.ReLU);
            AddGru(v);
            AddLstm(v);
        }
    }

    static void AddRnn(string kind, RecurrentVariant v, nn.NonLinearities function)
    {
        RNN Make() => nn.RNN(3, 2, v.Layers, function, v.Bias, v.BatchFirst, bidirectional: v.Bidirectional);
        AddRecurrent(kind + v.Name, Make, (m, x) => Parts(m.call(x[0])));
        AddRecurrent($"{kind}{v.Name} from states", Make, (m, x) => Parts(m.call(x[0], x[1])));
        AddPacked(kind, v, Make, (m, x) =>
        {
            var (y, h) = m.call(x);
            return (y, [h]);
        });
    }

    static void AddGru(RecurrentVariant v)
    {
        GRU Make() => nn.GRU(3, 2, v.Layers, v.Bias, v.BatchFirst, bidirectional: v.Bidirectional);
        AddRecurrent("GRU" + v.Name, Make, (m, x) => Parts(m.call(x[0])));
        AddRecurrent($"GRU{v.Name} from states", Make, (m, x) => Parts(m.call(x[0], x[1])));
        AddPacked("GRU", v, Make, (m, x) =>
        {
            var (y, h) = m.call(x);
            return (y, [h]);
        });
    }

    static void AddLstm(RecurrentVariant v)
    {
        LSTM Make() => nn.LSTM(3, 2, v.Layers, v.Bias, v.BatchFirst, bidirectional: v.Bidirectional);
        AddRecurrent("LSTM" + v.Name, Make, (m, x) => Parts(m.call(x[0])));
        AddRecurrent($"LSTM{v.Name} from states", Make, (m, x) => Parts(m.call(x[0], (x[1], x[2]))));
        AddPacked("LSTM", v, Make, (m, x) =>
        {
            var (y, h, c) = m.call(x);
            return (y, [h, c]);
        });
    }

    static void AddRecurrent<TModule>(string name, Func<TModule> make, Func<TModule, Tensor[], Tensor[]> run) where TModule : nn.Module
        => All.Add(name, type =>
        {
            var module = make();
            module.to(type);
            return new(module, (x, _) => run(module, x));
        });

    static void AddPacked<TModule>(string kind, RecurrentVariant v, Func<TModule> make, Func<TModule, PackedSequence, (PackedSequence, Tensor[])> run) where TModule : nn.Module
    {
        if (v.Name is not ("" or ", everything")) return;
        All.Add($"{kind}{v.Name}, packed", type =>
        {
            var module = make();
            module.to(type);
            return new(module, (x, lengths) =>
            {
                var (y, states) = run(module, pack_padded_sequence(x[0], lengths[0], v.BatchFirst, enforce_sorted: false));
                return [pad_packed_sequence(y, v.BatchFirst).Item1, .. states];
            });
        });
    }

    static void AddCells()
    {
        foreach (var (suffix, bias) in new[] { ("", true), (" without bias", false) })
        {
            AddRecurrent("RNNCell" + suffix, () => nn.RNNCell(2, 3, bias: bias), (m, x) => [m.call(x[0], m.call(x[0], x[1]))]);
            AddRecurrent("GRUCell" + suffix, () => nn.GRUCell(2, 3, bias), (m, x) => [m.call(x[0], m.call(x[0], x[1]))]);
            AddRecurrent("LSTMCell" + suffix, () => nn.LSTMCell(2, 3, bias), (m, x) => Parts(m.call(x[0], m.call(x[0], (x[1], x[2])))));
        }
        AddRecurrent("RNNCell relu", () => nn.RNNCell(2, 3, nn.NonLinearities.ReLU), (m, x) => [m.call(x[0], m.call(x[0], x[1]))]);
    }

    static Tensor[] Parts((Tensor, Tensor) result) => [result.Item1, result.Item2];

    static Tensor[] Parts((Tensor, Tensor, Tensor) result) => [result.Item1, result.Item2, result.Item3];
}
