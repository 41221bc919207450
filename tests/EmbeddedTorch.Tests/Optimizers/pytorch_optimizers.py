"""Prints the table of OptimizerTests: 20 steps of each optimizer on a tiny model, by PyTorch."""
import torch
from torch import optim


def run(make):
    w = torch.arange(10, dtype=torch.float64).reshape(2, 5).sin().requires_grad_()
    b = torch.tensor([0.5, -0.25], dtype=torch.float64, requires_grad=True)
    x = torch.arange(20, dtype=torch.float64).reshape(4, 5).cos()
    y = torch.arange(8, dtype=torch.float64).reshape(4, 2).mul(0.7).sin()
    optimizer = make([w, b])
    losses = []
    for _ in range(20):
        optimizer.zero_grad()
        loss = ((x @ w.t() + b).tanh() - y).square().mean()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return [losses[1], losses[2], losses[19]] + w.tolist()[0] + w.tolist()[1] + b.tolist()


for name, make in {
    "SGD": lambda p: optim.SGD(p, 0.1),
    "SGD, weight decay, maximize": lambda p: optim.SGD(p, 0.01, weight_decay=0.1, maximize=True),
    "SGD, momentum": lambda p: optim.SGD(p, 0.1, momentum=0.9),
    "SGD, momentum, dampening": lambda p: optim.SGD(p, 0.1, momentum=0.8, dampening=0.3, weight_decay=0.02),
    "SGD, Nesterov": lambda p: optim.SGD(p, 0.1, momentum=0.9, nesterov=True, weight_decay=0.05),
    "Adam": lambda p: optim.Adam(p, 0.05),
    "Adam, weight decay": lambda p: optim.Adam(p, 0.05, betas=(0.8, 0.95), eps=1e-3, weight_decay=0.1),
    "Adam, AMSGrad": lambda p: optim.Adam(p, 0.2, betas=(0.9, 0.6), amsgrad=True),
    "Adam, maximize": lambda p: optim.Adam(p, 0.01, maximize=True),
    "AdamW": lambda p: optim.AdamW(p, 0.05, weight_decay=0.2),
    "AdamW, AMSGrad": lambda p: optim.AdamW(p, 0.2, betas=(0.9, 0.6), weight_decay=0.1, amsgrad=True),
    "RMSProp": lambda p: optim.RMSprop(p, 0.02),
    "RMSProp, momentum": lambda p: optim.RMSprop(p, 0.01, alpha=0.9, momentum=0.7, weight_decay=0.1),
    "RMSProp, centered": lambda p: optim.RMSprop(p, 0.01, alpha=0.95, eps=1e-4, centered=True),
    "RMSProp, centered, momentum": lambda p: optim.RMSprop(p, 0.01, alpha=0.95, eps=1e-2, centered=True, momentum=0.5),
    "Adagrad": lambda p: optim.Adagrad(p, 0.1),
    "Adagrad, all options": lambda p: optim.Adagrad(p, 0.2, lr_decay=0.1, weight_decay=0.05, initial_accumulator_value=0.3, eps=1e-3),
}.items():
    print(f'["{name}"] = [{", ".join(f"{v:.15g}" for v in run(make))}],')
