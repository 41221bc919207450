"""Prints what PyTorch computes, in float64, for every layer and loss of LayerValueTests: results and all gradients.

Each line is: case (what|how), name, shape, values. Names: x are inputs (only the shape is given, the values are those of fill), i and t are
integers, p are parameters (only the shape), y are results, dx and dp are gradients of the sum of the results, weighted by fill.

Run: python3 pytorch_layers.py > PyTorchLayers.txt
"""
import math
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

torch.set_default_dtype(torch.float64)


def fill(shape, k):
    """Numbers between -1 and 1 that repeat nowhere: the same formula is in LayerValueTests."""
    return (torch.arange(math.prod(shape)) * 0.7 + k).sin().reshape(shape)


def line(case, name, tensor, values=True):
    shape = ",".join(map(str, tensor.shape))
    numbers = " ".join(f"{v:.12g}" for v in tensor.detach().flatten().tolist()) if values else ""
    print(case, name, shape, numbers, sep="\t")


def show(case, module, shapes, function, integers=()):
    """One case: function takes the inputs (then the integers) and gives a result or a tuple of them."""
    inputs = [fill(shape, k + 1).requires_grad_() for k, shape in enumerate(shapes)]
    parameters = list(module.named_parameters()) if module is not None else []
    for k, (_, p) in enumerate(parameters):
        p.data, p.grad = fill(p.shape, k + 11) * 0.5, None
    results = function(*inputs, *integers)
    results = results if isinstance(results, tuple) else (results,)
    sum((y * fill(y.shape, k + 21)).sum() for k, y in enumerate(results)).backward()
    for k, x in enumerate(inputs):
        line(case, f"x{k}", x, values=False)
    for k, i in enumerate(integers):
        line(case, f"i{k}", i)
    for k, y in enumerate(results):
        line(case, f"y{k}", y)
    for k, x in enumerate(inputs):
        line(case, f"dx{k}", x.grad)
    for name, p in parameters:
        line(case, f"dp {name}", p.grad)


def each_shape(case, make, shapes, integers=()):
    for shape in shapes:
        module = make()
        show(f"{case}|{shape}", module, [shape], module, integers)


def simple_layers():
    each_shape("Linear", lambda: nn.Linear(4, 3), [[4], [1, 4], [2, 3, 4]])
    each_shape("Linear without bias", lambda: nn.Linear(4, 3, bias=False), [[1, 4], [5, 4]])
    for case, make in {"Embedding": lambda: nn.Embedding(5, 3), "Embedding with padding": lambda: nn.Embedding(5, 3, padding_idx=2),
                       "Embedding by frequency": lambda: nn.Embedding(5, 3, scale_grad_by_freq=True)}.items():
        for indices in [[[3]], [[0, 2, 4, 2], [1, 1, 0, 3]]]:
            module = make()
            show(f"{case}|{indices}", module, [], module, [torch.tensor(indices)])
    each_shape("LayerNorm", lambda: nn.LayerNorm(3), [[3], [1, 3], [2, 4, 3]])
    each_shape("LayerNorm over two dimensions", lambda: nn.LayerNorm([2, 3], eps=0.1), [[2, 3], [5, 2, 3]])
    each_shape("LayerNorm without weights", lambda: nn.LayerNorm(3, elementwise_affine=False), [[1, 3], [4, 3]])
    for p in ["", " in evaluation"]:
        each_shape("Dropout" + p, lambda: (nn.Dropout(0.0) if p == "" else nn.Dropout(0.7).eval()), [[2, 3]])


def convolutions():
    conv = {
        "Conv1d": dict(),
        "Conv1d, stride and padding": dict(stride=2, padding=1),
        "Conv1d, dilation": dict(dilation=2),
        "Conv1d, groups": dict(groups=2),
        "Conv1d without bias": dict(bias=False),
        "Conv1d, same": dict(padding="same"),
        "Conv1d, all": dict(stride=3, padding=2, dilation=2, groups=2),
    }
    for case, options in conv.items():
        each_shape(case, lambda: nn.Conv1d(4, 6, 3, **options), [[4, 7], [1, 4, 5], [3, 4, 8]])
    each_shape("Conv1d of one place", lambda: nn.Conv1d(4, 2, 1), [[1, 4, 1], [2, 4, 3]])
    each_shape("Conv1d, even and same", lambda: nn.Conv1d(4, 2, 2, padding="same"), [[1, 4, 2], [2, 4, 5]])
    pools = {
        "MaxPool1d": nn.MaxPool1d(2), "MaxPool1d, stride": nn.MaxPool1d(3, stride=1), "MaxPool1d, padding": nn.MaxPool1d(3, 2, 1),
        "MaxPool1d, dilation": nn.MaxPool1d(2, dilation=2), "MaxPool1d, ceiling": nn.MaxPool1d(3, 2, ceil_mode=True),
        "MaxPool1d, ceiling and padding": nn.MaxPool1d(2, 3, 1, ceil_mode=True),
        "AvgPool1d": nn.AvgPool1d(2), "AvgPool1d, stride": nn.AvgPool1d(3, stride=1), "AvgPool1d, padding": nn.AvgPool1d(3, 2, 1),
        "AvgPool1d, padding not counted": nn.AvgPool1d(3, 2, 1, count_include_pad=False), "AvgPool1d, ceiling": nn.AvgPool1d(3, 2, ceil_mode=True),
        "AvgPool1d, ceiling and padding": nn.AvgPool1d(2, 3, 1, ceil_mode=True),
        "AvgPool1d, ceiling and padding not counted": nn.AvgPool1d(4, 3, 1, ceil_mode=True, count_include_pad=False),
    }
    for case, module in pools.items():
        each_shape(case, lambda: module, [[1, 1, 4], [2, 5], [2, 3, 8]])


def activations():
    modules = {
        "Tanh": nn.Tanh(), "Sigmoid": nn.Sigmoid(), "ReLU": nn.ReLU(), "LeakyReLU": nn.LeakyReLU(), "LeakyReLU 0.3": nn.LeakyReLU(0.3),
        "ELU": nn.ELU(), "ELU 0.7": nn.ELU(0.7), "SiLU": nn.SiLU(), "Softplus": nn.Softplus(), "Softplus 3, 2": nn.Softplus(3, 2),
        "Softmax": nn.Softmax(1), "Softmax of columns": nn.Softmax(0), "LogSoftmax": nn.LogSoftmax(1), "LogSoftmax of columns": nn.LogSoftmax(0),
        "Flatten": nn.Flatten(), "Identity": nn.Identity(),
        "Sequential": nn.Sequential(nn.Tanh(), nn.Softmax(1)),
    }
    for case, module in modules.items():
        each_shape(case, lambda: module, [[1, 1], [1, 5], [3, 4]])


OPTIONS = {
    "": dict(),
    " of two layers": dict(num_layers=2),
    ", bidirectional": dict(bidirectional=True),
    " without bias": dict(bias=False),
    ", everything": dict(num_layers=2, bidirectional=True, batch_first=True),
}
KINDS = {"RNN": dict(), "RNN relu": dict(nonlinearity="relu"), "GRU": dict(), "LSTM": dict()}


def recurrent(kind, options):
    return getattr(nn, kind.split(" ")[0])(3, 2, **KINDS[kind], **options)


def flat(result):
    y, state = result
    return (y, *state) if isinstance(state, tuple) else (y, state)


def recurrent_layers():
    for kind in KINDS:
        for option, options in OPTIONS.items():
            for steps, batch in [(1, 1), (5, 1), (1, 3), (4, 3)]:
                module = recurrent(kind, options)
                shape = [batch, steps, 3] if module.batch_first else [steps, batch, 3]
                show(f"{kind}{option}|{steps} steps of {batch}", module, [shape], lambda x: flat(module(x)))
                if steps != 4:
                    continue
                states = [module.num_layers * (2 if module.bidirectional else 1), batch, 2]
                if kind == "LSTM":
                    show(f"{kind}{option} from states|{steps} steps of {batch}", module, [shape, states, states], lambda x, h, c: flat(module(x, (h, c))))
                else:
                    show(f"{kind}{option} from states|{steps} steps of {batch}", module, [shape, states], lambda x, h: flat(module(x, h)))


def packed_sequences():
    for kind in KINDS:
        for option in ["", ", everything"]:
            for lengths in [[3], [4, 2, 1], [2, 4, 1], [1, 1]]:
                module = recurrent(kind, OPTIONS[option])
                shape = [len(lengths), max(lengths), 3] if module.batch_first else [max(lengths), len(lengths), 3]

                def run(x, lengths):
                    packed = pack_padded_sequence(x, lengths, batch_first=module.batch_first, enforce_sorted=False)
                    y, state = module(packed)
                    return flat((pad_packed_sequence(y, batch_first=module.batch_first)[0], state))

                show(f"{kind}{option}, packed|{lengths}", module, [shape], run, [torch.tensor(lengths)])


def cells():
    for case, make in {"RNNCell": lambda: nn.RNNCell(2, 3), "RNNCell relu": lambda: nn.RNNCell(2, 3, nonlinearity="relu"), "GRUCell": lambda: nn.GRUCell(2, 3),
                       "LSTMCell": lambda: nn.LSTMCell(2, 3), "RNNCell without bias": lambda: nn.RNNCell(2, 3, bias=False),
                       "GRUCell without bias": lambda: nn.GRUCell(2, 3, bias=False), "LSTMCell without bias": lambda: nn.LSTMCell(2, 3, bias=False)}.items():
        for batch in [1, 3]:
            module = make()
            if case.startswith("LSTM"):
                show(f"{case}|{batch}", module, [[batch, 2], [batch, 3], [batch, 3]], lambda x, h, c: module(x, module(x, (h, c))))
            else:
                show(f"{case}|{batch}", module, [[batch, 2], [batch, 3]], lambda x, h: module(x, module(x, h)))


def losses():
    w = torch.tensor([1.0, 2.0, 0.5])
    shapes = {"one": ([1, 3], [2]), "rows": ([4, 3], [1, 0, 2, 1]), "sequences": ([2, 3, 4], [[0, 1, 2, 2], [1, 1, 0, 2]])}
    for reduction in ["none", "mean", "sum"]:
        for name, (shape, classes) in shapes.items():
            t = torch.tensor(classes)
            for case, options in {"": dict(), ", weights": dict(weight=w), ", ignoring 1": dict(ignore_index=1), ", weights, ignoring 1": dict(weight=w, ignore_index=1),
                                  ", smoothing": dict(label_smoothing=0.2), ", weights, smoothing, ignoring 1": dict(weight=w, label_smoothing=0.2, ignore_index=1)}.items():
                show(f"CrossEntropyLoss{case}, {reduction}|{name}", None, [shape], lambda x, t: F.cross_entropy(x, t, reduction=reduction, **options), [t])
            for case, options in {"": dict(), ", weights": dict(weight=w)}.items():
                show(f"CrossEntropyLoss of probabilities{case}, {reduction}|{name}", None, [shape, shape], lambda x, p: F.cross_entropy(x, p.softmax(1), reduction=reduction, **options))
                show(f"NLLLoss{case}, {reduction}|{name}", None, [shape], lambda x, t: F.nll_loss(x, t, reduction=reduction, **options), [t])
                show(f"NLLLoss{case}, with -100, {reduction}|{name}", None, [shape], lambda x, t: F.nll_loss(x, t, reduction=reduction, **options), [t.masked_fill(t == 2, -100) if name != "one" else t])
        for name, shape in {"one": [1, 3], "rows": [4, 3]}.items():
            for case, weight in {"": None, ", weights": w}.items():
                show(f"BCELoss{case}, {reduction}|{name}", None, [shape, shape], lambda x, p: F.binary_cross_entropy(x.sigmoid(), p.sigmoid(), weight, reduction=reduction))
                for positive, pos_weight in {"": None, ", positive weights": w}.items():
                    show(f"BCEWithLogitsLoss{case}{positive}, {reduction}|{name}", None, [shape, shape], lambda x, p: F.binary_cross_entropy_with_logits(x, p.sigmoid(), weight, reduction=reduction, pos_weight=pos_weight))
            show(f"MSELoss, {reduction}|{name}", None, [shape, shape], lambda x, p: F.mse_loss(x, p, reduction=reduction))
            show(f"L1Loss, {reduction}|{name}", None, [shape, shape], lambda x, p: F.l1_loss(x, p, reduction=reduction))


simple_layers()
convolutions()
activations()
recurrent_layers()
packed_sequences()
cells()
losses()
