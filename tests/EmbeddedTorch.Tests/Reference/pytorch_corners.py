"""Prints the gradients PyTorch gives at the points where a function has a corner, a tie, a limit or no value, for CornerTests.

Each line is: operation, result, gradient of the first argument, gradient of the second (of the sum of the result).

Run: python3 pytorch_corners.py > PyTorchCorners.txt
"""
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
inf, nan = float("inf"), float("nan")
POINTS = [0.0, 1.0, -1.0, 0.5, -0.5, 2.0, 6.0, 1e-200, -800.0, 800.0, inf, -inf, nan]
A = [0.0, 1.0, -1.0, 0.0, 2.0, -2.0, 0.0, inf, nan, 3.0, -inf]
B = [0.0, 1.0, -1.0, 2.0, 0.0, 0.0, -1.0, inf, 1.0, nan, 1.0]
TIES = [[1.0, 3.0, 3.0, 2.0], [0.0, 0.0, 0.0, 0.0], [-1.0, -1.0, 2.0, 0.0]]
ZEROS = [[1.0, 0.0, 3.0, 2.0], [0.0, 0.5, 0.0, 4.0], [2.0, -1.0, 2.0, 0.0], [0.0, 0.0, 0.0, 0.0]]
UNIT = [0.0, 1.0, 0.5, 0.0, 1.0]
TARGETS = [0.0, 1.0, 0.25, 1.0, 0.0]
INFINITE = [[0.0, -inf, 1.0], [-inf, -inf, -inf], [inf, 0.0, 1.0]]

UNARY = {
    "abs": torch.abs, "sqrt": torch.sqrt, "rsqrt": torch.rsqrt, "reciprocal": torch.reciprocal, "log": torch.log, "log1p": torch.log1p, "log2": torch.log2,
    "log10": torch.log10, "exp": torch.exp, "expm1": torch.expm1, "exp2": torch.exp2, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "log_sigmoid": F.logsigmoid, "relu": torch.relu,
    "relu6": F.relu6, "sign": torch.sign, "floor": torch.floor, "round": torch.round, "clamp": lambda x: x.clamp(-1, 1), "clamp_min": lambda x: x.clamp(min=1),
    "clamp_max": lambda x: x.clamp(max=1), "square": torch.square, "pow 0": lambda x: x.pow(0), "pow 1": lambda x: x.pow(1), "pow 2": lambda x: x.pow(2), "pow 3": lambda x: x.pow(3),
    "pow 0.5": lambda x: x.clamp(min=-800).pow(0.5), "pow -1": lambda x: x.pow(-1), "2 pow": lambda x: torch.pow(2, x), "0 pow": lambda x: torch.pow(0, x), "asin": torch.asin, "acos": torch.acos,
    "atan": torch.atan, "erf": torch.erf, "silu": F.silu, "gelu": F.gelu, "elu": F.elu, "leaky_relu": F.leaky_relu, "softplus": F.softplus, "hardtanh": F.hardtanh,
    "softsign": F.softsign, "nan_to_num": torch.nan_to_num, "frac": torch.frac, "remainder": lambda x: x.remainder(2), "1 / x": lambda x: 1 / x, "logit": lambda x: x.logit(),
    "masked_fill": lambda x: x.masked_fill(x > 0, 3), "where": lambda x: torch.where(x > 0, x, -x), "sin": torch.sin, "cos": torch.cos, "smooth_l1": lambda x: F.smooth_l1_loss(x, torch.zeros_like(x), reduction="none"),
}
BINARY = {
    "maximum": torch.maximum, "minimum": torch.minimum, "mul": torch.mul, "div": torch.div, "pow": torch.pow, "atan2": torch.atan2, "xlogy": torch.xlogy,
    "logaddexp": torch.logaddexp, "fmod": torch.fmod, "l1_loss": lambda x, y: F.l1_loss(x, y, reduction="none"), "mse_loss": lambda x, y: F.mse_loss(x, y, reduction="none"),
}
LINES = {
    "max": torch.max, "min": torch.min, "max dim": lambda x: x.max(1)[0], "min dim": lambda x: x.min(1)[0], "amax": lambda x: x.amax(1), "amin": lambda x: x.amin(1),
    "median": torch.median, "sort": lambda x: x.sort(dim=1, stable=True)[0] * torch.arange(4.0), "std": lambda x: x.std(1), "var": lambda x: x.var(1),
    "norm": torch.norm, "norm dim": lambda x: x.norm(dim=1), "norm 1": lambda x: x.norm(1), "norm inf": lambda x: x.norm(inf), "norm 3": lambda x: x.norm(3, dim=1),
    "prod": torch.prod, "prod dim": lambda x: x.prod(1), "cumprod": lambda x: x.cumprod(1) * torch.arange(1, 5.0), "cumprod columns": lambda x: x.cumprod(0) * torch.arange(1, 5.0),
    "normalize": F.normalize, "layer_norm": lambda x: F.layer_norm(x, [4]), "max_pool1d": lambda x: F.max_pool1d(x.unsqueeze(0), 2), "softmax": lambda x: x.softmax(1) * torch.arange(4.0), "logsumexp": lambda x: x.logsumexp(1),
}
INFINITIES = {"softmax": lambda x: x.softmax(1) * torch.arange(3.0), "log_softmax": lambda x: x.log_softmax(1), "logsumexp": lambda x: x.logsumexp(1)}


def text(tensor):
    return "" if tensor is None else " ".join(repr(v) for v in tensor.detach().flatten().tolist())


def show(name, function, *values):
    inputs = [torch.tensor(v, requires_grad=True) for v in values]
    y = function(*inputs)
    gradients = torch.autograd.grad(y.sum(), inputs, allow_unused=True)
    print(name, text(y), *(text(g) for g in gradients), sep="\t")


for name, function in UNARY.items():
    show(name, function, POINTS)
for name, function in BINARY.items():
    show(name, function, A, B)
for name, function in LINES.items():
    show("ties " + name, function, TIES)
    show("zeros " + name, function, ZEROS)
for name, function in INFINITIES.items():
    show("infinities " + name, function, INFINITE)
show("binary_cross_entropy", lambda x, t: F.binary_cross_entropy(x, t, reduction="none"), UNIT, TARGETS)
show("binary_cross_entropy_with_logits", lambda x, t: F.binary_cross_entropy_with_logits(x, t, reduction="none"), [0.0, 800.0, -800.0, 800.0, -800.0], TARGETS)
