using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests.BadInput;

public partial class BadInputTests
{
    static void AddLayers()
    {
        Bad("Linear: width", () => nn.Linear(4, 2).call(F), "linear", "[2, 3] (input)", "[2, 4] (weights)");
        Bad("Linear: dtype", () => nn.Linear(3, 2).call(L), "linear", "Int64", "Float32");
        Bad("Linear: size", () => nn.Linear(-1, 2), "-1");
        Bad("Embedding: index", () => nn.Embedding(3, 2).call(Classes(3)), "Embedding", "index 3", "3 rows");
        Bad("Embedding: negative index", () => nn.Embedding(3, 2).call(Classes(-1)), "Embedding", "index -1");
        Bad("Embedding: dtype", () => nn.Embedding(3, 2).call(F), "Embedding", "Int64", "Float32");
        Bad("Embedding: padding", () => nn.Embedding(3, 2, padding_idx: 3), "Embedding", "padding_idx 3");
        Bad("Embedding: vectors", () => nn.Embedding_from_pretrained(zeros(3)), "Embedding_from_pretrained", "[3]");
        Bad("Embedding: integers", () => nn.Embedding_from_pretrained(L), "Embedding_from_pretrained", "Int64");
        Bad("LayerNorm: shape", () => nn.LayerNorm(4).call(F), "layer_norm", "[2, 3]", "[4]");
        Bad("LayerNorm: dtype", () => nn.LayerNorm(3).call(D), "layer_norm", "Float64", "Float32");
        Bad("LayerNorm: weight", () => layer_norm(F, [3], zeros(2)), "layer_norm", "weight", "[3]", "[2]");
        Bad("Conv1d: channels", () => nn.Conv1d(2, 2, 1).call(zeros(1, 3, 4)), "conv1d", "[1, 3, 4]", "[2, 2, 1]");
        Bad("Conv1d: length", () => nn.Conv1d(3, 2, 9).call(zeros(1, 3, 4)), "conv1d", "9", "[1, 3, 4]");
        Bad("Conv1d: dtype", () => nn.Conv1d(3, 2, 1).call(zeros(1, 3, 4, float64)), "conv1d", "Float64", "Float32");
        Bad("Conv1d: bias", () => conv1d(zeros(1, 3, 4), zeros(2, 3, 1), zeros(5)), "conv1d", "bias", "[5]");
        Bad("Conv1d: groups", () => nn.Conv1d(4, 6, 3, groups: 3), "Conv1d", "3 groups");
        Bad("Conv1d: padding mode", () => nn.Conv1d(4, 6, 3, padding_mode: PaddingModes.Reflect), "Conv1d", "Reflect", "Zeros");
        Bad("MaxPool1d: dimensions", () => nn.MaxPool1d(2).call(zeros(1, 1, 1, 4)), "max_pool1d", "[1, 1, 1, 4]");
        Bad("MaxPool1d: padding", () => nn.MaxPool1d(2, padding: 2).call(zeros(1, 1, 4)), "max_pool1d", "padding", "kernel size 2");
        Bad("AvgPool1d: size", () => nn.AvgPool1d(0).call(zeros(1, 1, 4)), "avg_pool1d", "positive, got 0");
        Bad("AvgPool1d: length", () => nn.AvgPool1d(5).call(zeros(1, 1, 4)), "avg_pool1d", "5", "[1, 1, 4]");
        Bad("Dropout: probability", () => nn.Dropout(1.5), "Dropout", "1.5");
        Bad("Dropout: dtype", () => nn.Dropout().call(L), "dropout", "Int64");
        Bad("ReLU: dtype", () => nn.ReLU().call(B), "relu", "Bool");
        Bad("Softmax: dimension", () => nn.Softmax(5).call(F), "softmax", "dimension 5");
        Bad("LogSoftmax: dtype", () => nn.LogSoftmax(1).call(L), "log_softmax", "Int64");
        Bad("Flatten: dimension", () => nn.Flatten(3).call(F), "flatten", "dimension 3");
    }

    static void AddRecurrentLayers()
    {
        Bad("RNN: dimensions", () => nn.RNN(3, 2).call(F).Item1, "RNN", "3 dimensions", "[2, 3]");
        Bad("RNN: width", () => nn.RNN(4, 2).call(zeros(4, 1, 3)).Item1, "RNN", "expected 4, got 3");
        Bad("GRU: state", () => nn.GRU(3, 2).call(zeros(4, 1, 3), zeros(1, 2, 2)).Item1, "GRU", "[1, 1, 2]", "[1, 2, 2]");
        Bad("GRU: dtype", () => nn.GRU(3, 2).call(zeros(4, 1, 3, int64)).Item1, "GRU", "Int64", "Float32");
        Bad("GRU: no steps", () => nn.GRU(3, 2).call(zeros(0, 1, 3)).Item1, "GRU", "1 step or more");
        Bad("LSTM: empty batch", () => nn.LSTM(3, 2).call(zeros(2, 0, 3)).Item1, "LSTM", "1 sequence or more");
        Bad("LSTM: cell state", () => nn.LSTM(3, 2).call(zeros(4, 1, 3), (zeros(1, 1, 2), zeros(1, 1, 3))).Item1, "LSTM", "c0", "[1, 1, 3]");
        Bad("LSTM: size", () => nn.LSTM(3, 0), "LSTM", "hiddenSize 0");
        Bad("LSTM: dropout", () => nn.LSTM(3, 2, 2, dropout: 2), "LSTM", "got 2");
        Bad("RNNCell: width", () => nn.RNNCell(2, 3).call(zeros(2, 5), zeros(2, 3)), "RNNCell", "(batch, 2)", "[2, 5]");
        Bad("GRUCell: dtype", () => nn.GRUCell(3, 2).call(D, zeros(2, 2)), "GRUCell", "Float64");
        Bad("LSTMCell: state", () => nn.LSTMCell(3, 2).call(F, (zeros(2, 3), zeros(2, 2))).Item1, "LSTMCell", "[2, 2]", "[2, 3]");
        Bad("LSTMCell: no state", () => nn.LSTMCell(3, 2).call(F).Item1, "LSTMCell", "torch.zeros");
        Bad("pack_padded_sequence: lengths", () => nn.utils.rnn.pack_padded_sequence(zeros(3, 2, 1), Classes(3)), "1 lengths", "[3, 2, 1]");
        Bad("pack_padded_sequence: order", () => nn.utils.rnn.pack_padded_sequence(zeros(3, 2, 1), Classes(1, 2)), "descending", "enforce_sorted");
        Bad("pack_padded_sequence: dtype", () => nn.utils.rnn.pack_padded_sequence(zeros(3, 2, 1), ones(2)), "Int64", "Float32");
        Bad("pad_sequence: none", () => nn.utils.rnn.pad_sequence(Array.Empty<Tensor>()), "pad_sequence", "one sequence or more");
    }

    static void AddLosses()
    {
        Bad("CrossEntropyLoss: dtype", () => nn.CrossEntropyLoss().call(F, tensor(new[] { 0, 1 })), "cross_entropy", "Int64", "Int32");
        Bad("CrossEntropyLoss: shape", () => nn.CrossEntropyLoss().call(F, Classes(0, 1, 2)), "cross_entropy", "[2, 3]", "[3]", "[2]");
        Bad("CrossEntropyLoss: class", () => nn.CrossEntropyLoss().call(F, Classes(0, 3)), "target 3", "3 classes");
        Bad("CrossEntropyLoss: negative class", () => nn.CrossEntropyLoss().call(F, Classes(0, -1)), "target -1");
        Bad("CrossEntropyLoss: weights", () => nn.CrossEntropyLoss(zeros(2)).call(F, Classes(0, 1)), "cross_entropy", "weight", "[3]", "[2]");
        Bad("CrossEntropyLoss: weights' dtype", () => nn.CrossEntropyLoss(zeros(3, float64)).call(F, Classes(0, 1)), "cross_entropy", "Float32", "Float64");
        Bad("CrossEntropyLoss: integers", () => nn.CrossEntropyLoss().call(L, Classes(0, 1)), "Int64");
        Bad("CrossEntropyLoss: smoothing", () => new CrossEntropyLoss(label_smoothing: 2).call(F, Classes(0, 1)), "label_smoothing", "got 2");
        Bad("CrossEntropyLoss: probabilities", () => nn.CrossEntropyLoss().call(F, D), "cross_entropy", "Float32", "Float64");
        Bad("NLLLoss: shape", () => nn.NLLLoss().call(F, Classes(0, 1, 2)), "nll_loss", "[2, 3]", "[3]");
        Bad("NLLLoss: weights", () => nn.NLLLoss(zeros(2)).call(F, Classes(0, 1)), "nll_loss", "weight", "[2]");
        Bad("BCELoss: range", () => nn.BCELoss().call(F - 1, F), "between 0 and 1", "binary_cross_entropy_with_logits");
        Bad("BCELoss: NaN", () => nn.BCELoss().call(full([2], float.NaN), zeros(2)), "between 0 and 1");
        Bad("BCELoss: shape", () => nn.BCELoss().call(F, zeros(2)), "[2, 3] (input)", "[2] (target)");
        Bad("BCELoss: dtype", () => nn.BCELoss().call(F, D), "Float32", "Float64");
        Bad("BCEWithLogitsLoss: shape", () => nn.BCEWithLogitsLoss().call(F, zeros(2)), "[2, 3] (input)", "[2] (target)");
        Bad("BCEWithLogitsLoss: weights", () => nn.BCEWithLogitsLoss(zeros(5)).call(F, F), "[2, 3]", "[5]");
        Bad("MSELoss: shape", () => nn.MSELoss().call(F, zeros(2, 4)), "[2, 3]", "[2, 4]");
        Bad("MSELoss: integers", () => nn.MSELoss().call(L, L), "Int64");
        Bad("L1Loss: shape", () => nn.L1Loss().call(F, zeros(5)), "[2, 3]", "[5]");
    }

    static void AddTraining()
    {
        Bad("SGD: no parameters", () => optim.SGD(Array.Empty<Parameter>(), 0.1), "SGD", "no parameters", "RegisterComponents()");
        Bad("SGD: rate", () => optim.SGD([Weight], double.NaN), "SGD", "learning rate NaN");
        Bad("SGD: momentum", () => optim.SGD([Weight], 0.1, momentum: -1), "SGD", "momentum -1");
        Bad("SGD: Nesterov", () => optim.SGD([Weight], 0.1, nesterov: true), "Nesterov", "momentum");
        Bad("Adam: beta", () => optim.Adam([Weight], beta2: 1.5), "Adam", "beta2 1.5");
        Bad("AdamW: eps", () => optim.AdamW([Weight], eps: -1), "AdamW", "eps -1");
        Bad("RMSProp: alpha", () => optim.RMSProp([Weight], alpha: -1), "RMSProp", "alpha -1");
        Bad("Adagrad: decay", () => optim.Adagrad([Weight], lr_decay: -1), "Adagrad", "lr_decay -1");
        Bad("StepLR: size", () => StepLR(optim.SGD([Weight], 0.1), 0), "StepLR", "step_size");
        Bad("ExponentialLR: gamma", () => ExponentialLR(optim.SGD([Weight], 0.1), double.NaN), "ExponentialLR", "NaN");
        Bad("CosineAnnealingLR: length", () => CosineAnnealingLR(optim.SGD([Weight], 0.1), 0), "CosineAnnealingLR", "T_max");
        Bad("LambdaLR: null", () => LambdaLR(optim.SGD([Weight], 0.1), null!), "LambdaLR");
        Bad("ReduceLROnPlateau: factor", () => ReduceLROnPlateau(optim.SGD([Weight], 0.1), factor: 1), "below 1");
        Bad("Parameter: integers", () => nn.Parameter(ones(2, int64)), "Int64", "floating point");
        Bad("set_num_threads: number", () =>
        {
            set_num_threads(0);
            return null;
        }, "set_num_threads", "positive");
    }
}
