"""Prints what PyTorch gives for each operation and dtype: operation, dtypes, dtype of the result (or "error"), shape, values.

Run: python3 pytorch_dtypes.py > PyTorchDtypes.txt
"""
import torch

BINARY = {
    "add": lambda x, y: x+y,
    "sub": lambda x, y: x-y,
    "mul": lambda x, y: x*y,
    "div": lambda x, y: x/y,
    "fdiv": lambda x, y: torch.div(x,y,rounding_mode='floor'),
    "mod": lambda x, y: x%y,
    "fmod": lambda x, y: x.fmod(y),
    "pow": lambda x, y: x.pow(y),
    "eq": lambda x, y: x==y,
    "lt": lambda x, y: x<y,
    "ge": lambda x, y: x>=y,
    "maximum": lambda x, y: torch.maximum(x,y),
    "and": lambda x, y: x.logical_and(y),
    "where": lambda x, y: torch.where(x>2,x,y),
    "cat": lambda x, y: torch.cat([x,y]),
    "band": lambda x, y: x&y,
    "bxor": lambda x, y: x^y,
    "add_": lambda x, y: x.clone().add_(y),
    "copy_": lambda x, y: x.clone().copy_(y),
    "to": lambda x, y: x.to(y.dtype),
}

UNARY = {
    "sum": lambda x: x.sum(),
    "sum1": lambda x: x.sum(1),
    "prod": lambda x: x.prod(),
    "mean": lambda x: x.mean(),
    "max": lambda x: x.max(),
    "argmax": lambda x: x.argmax(1),
    "argmin0": lambda x: x.argmin(0),
    "any": lambda x: x.any(),
    "all1": lambda x: x.all(1),
    "cumsum": lambda x: x.cumsum(1),
    "cumprod": lambda x: x.cumprod(0),
    "abs": lambda x: x.abs(),
    "neg": lambda x: -x,
    "sign": lambda x: x.sign(),
    "floor": lambda x: x.floor(),
    "round": lambda x: x.round(),
    "trunc": lambda x: x.trunc(),
    "exp": lambda x: x.exp(),
    "log": lambda x: x.log(),
    "sqrt": lambda x: x.sqrt(),
    "tanh": lambda x: x.tanh(),
    "sigmoid": lambda x: x.sigmoid(),
    "relu": lambda x: x.relu(),
    "recip": lambda x: x.reciprocal(),
    "rsqrt": lambda x: x.rsqrt(),
    "sq": lambda x: x.square(),
    "pow2": lambda x: x.pow(2),
    "pow2.5": lambda x: x.pow(2.5),
    "pow-1": lambda x: x.pow(-1),
    "pow0.5": lambda x: x.pow(0.5),
    "add1": lambda x: x+1,
    "add1.5": lambda x: x+1.5,
    "rsub": lambda x: 1-x,
    "rdiv": lambda x: 1/x,
    "div2": lambda x: x/2,
    "fdiv2": lambda x: x//2,
    "mod2": lambda x: x%2,
    "mod-2.5": lambda x: x%-2.5,
    "mul2.5": lambda x: x*2.5,
    "gt1.5": lambda x: x>1.5,
    "eq1": lambda x: x==1,
    "clamp": lambda x: x.clamp(1,2),
    "clampf": lambda x: x.clamp(0.5,1.5),
    "clampmin": lambda x: x.clamp(min=1),
    "isnan": lambda x: x.isnan(),
    "isfinite": lambda x: x.isfinite(),
    "not": lambda x: x.logical_not(),
    "bnot": lambda x: ~x,
    "var": lambda x: x.var(),
    "std1": lambda x: x.std(1),
    "norm": lambda x: x.norm(),
    "median": lambda x: x.median(),
    "sort": lambda x: x.sort(1)[0],
    "topk": lambda x: x.topk(2)[0],
    "softmax": lambda x: x.softmax(1),
    "lsm": lambda x: x.log_softmax(0),
    "lse": lambda x: x.logsumexp(1),
    "mm": lambda x: x.mm(x.t()),
    "mv": lambda x: x.mv(x[0]),
    "nonzero": lambda x: x.nonzero(),
    "tril": lambda x: x.tril(),
    "flip": lambda x: x.flip(1),
    "roll": lambda x: x.roll(2,1),
    "rep": lambda x: x.repeat(2,1),
    "zl": lambda x: torch.zeros_like(x),
    "fl": lambda x: torch.full_like(x,2),
    "mf": lambda x: x.masked_fill(x>1,0),
    "cnz": lambda x: x.count_nonzero(),
    "bincount": lambda x: x.flatten().bincount(),
    "unique": lambda x: x.unique(),
    "add_f": lambda x: x.clone().add_(1.5),
    "div_": lambda x: x.clone().div_(2),
    "mul_": lambda x: x.clone().mul_(2),
    "fill_": lambda x: x.clone().fill_(2.7),
    "diff": lambda x: x.diff(),
    "amax": lambda x: x.amax(1),
    "maxd": lambda x: x.max(0)[1],
    "isclose": lambda x: x.isclose(x+0),
    "trace": lambda x: x.trace(),
    "dot": lambda x: x[0].dot(x[1]),
    "outer": lambda x: x[0].outer(x[1]),
    "sumt": lambda x: x.sum(dtype=torch.float64),
    "cumd": lambda x: x.cumsum(0,dtype=torch.float32),
    "gather": lambda x: x.gather(1,torch.tensor([[0,2],[1,1]])),
    "erf": lambda x: x.erf(),
    "log1p": lambda x: x.log1p(),
    "expm1": lambda x: x.expm1(),
    "lerp": lambda x: x.lerp(x,torch.tensor(0.5).to(x.dtype)),
    "triu": lambda x: x.triu(1),
    "ri": lambda x: x.repeat_interleave(2),
    "nan2": lambda x: x.nan_to_num(),
    "atan2": lambda x: x.atan2(x),
    "xlogy": lambda x: x.xlogy(x),
    "logaddexp": lambda x: x.logaddexp(x),
    "sorti": lambda x: x.sort(1)[1],
}

DTYPES = {"Float32": torch.float32, "Float64": torch.float64, "Int64": torch.int64, "Int32": torch.int32,
          "Byte": torch.uint8, "Bool": torch.bool}
NAMES = {dtype: name for name, dtype in DTYPES.items()}


def sample(dtype, zeros):
    """Six numbers, with zeros and negative ones (where the dtype has them) or without."""
    values = [0, 1, 2, 0, 3, 1] if zeros else [3, 1, 2, 5, 4, 6]
    if dtype.is_floating_point:
        values = [0.75 * v - (0.8 if zeros else 0) for v in values]
    return torch.tensor(values).to(dtype).reshape(2, 3)


def show(name, function):
    try:
        result = function()
        values = " ".join(repr(float(v)) for v in result.double().flatten())
        print(name, NAMES[result.dtype], ",".join(map(str, result.shape)), values, sep="\t")
    except Exception:
        print(name, "error", "", "", sep="\t")


for x_name, x_dtype in DTYPES.items():
    for y_name, y_dtype in DTYPES.items():
        for name, function in BINARY.items():
            show(f"{name}\t{x_name}\t{y_name}", lambda: function(sample(x_dtype, False), sample(y_dtype, False)))
            if name != "cat":
                scalar = torch.tensor(2).to(y_dtype)
                show(f"{name}\t{x_name}\t{y_name} without dimensions", lambda: function(sample(x_dtype, False), scalar))
    for zeros in (False, True):
        for name, function in UNARY.items():
            show(f"{name}\t{x_name}\t{'with zeros' if zeros else ''}", lambda: function(sample(x_dtype, zeros)))
