"""Prints the loss curves of TrainingTests: 200 steps of a small LSTM, and 40 steps of other models, from a seed, in float32.

Each line is: model, losses.

Run: python3 pytorch_training.py > PyTorchTraining.txt
"""
import torch
import torch.nn as nn
import torch.nn.functional as F

STEPS, BATCH, SYMBOLS = 12, 4, 6


def data(step):
    """Sequences that grow quadratically modulo the number of symbols; the target is the next symbol."""
    n = torch.arange(STEPS + 1).reshape(1, -1) + step % 5
    rows = torch.arange(BATCH).reshape(-1, 1)
    symbols = (n * n + rows * n + step % 3) % SYMBOLS
    return symbols[:, :-1], symbols[:, 1:]


class Recurrent(nn.Module):
    def __init__(self, kind, **options):
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS, 5)
        self.recurrent = getattr(nn, kind)(5, 8, batch_first=True, **options)
        self.head = nn.Linear(16 if options.get("bidirectional") else 8, SYMBOLS)

    def forward(self, x):
        return self.head(self.recurrent(self.embedding(x))[0])


class Convolutional(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(SYMBOLS, 5)
        self.convolution = nn.Conv1d(5, 8, 3, padding=1)
        self.norm = nn.LayerNorm(8)
        self.dropout = nn.Dropout(0.2)
        self.head = nn.Linear(8, SYMBOLS)

    def forward(self, x):
        y = self.convolution(self.embedding(x).transpose(1, 2)).transpose(1, 2)
        return self.head(self.dropout(F.relu(self.norm(y))))


def train(name, make, optimizer, steps, schedule=None, clip=None):
    torch.manual_seed(11)
    model = make()
    optimizer = optimizer(model.parameters())
    scheduler = schedule(optimizer) if schedule else None
    losses = []
    for step in range(steps):
        x, y = data(step)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x).reshape(-1, SYMBOLS), y.reshape(-1))
        loss.backward()
        if clip:
            nn.utils.clip_grad_norm_(model.parameters(), clip)
        optimizer.step()
        if isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau):
            scheduler.step(loss)
        elif scheduler:
            scheduler.step()
        losses.append(loss.item())
    print(name, " ".join(f"{v:.8g}" for v in losses), sep="\t")


S = torch.optim.lr_scheduler
train("LSTM", lambda: Recurrent("LSTM"), lambda p: torch.optim.Adam(p, lr=0.01), 200, clip=1.0)
train("LSTM of two layers with dropout", lambda: Recurrent("LSTM", num_layers=2, dropout=0.3), lambda p: torch.optim.AdamW(p, lr=0.05), 40, lambda o: S.StepLR(o, 15, 0.5))
train("GRU", lambda: Recurrent("GRU"), lambda p: torch.optim.RMSprop(p, lr=0.01), 40, lambda o: S.ExponentialLR(o, 0.98))
train("RNN in both directions", lambda: Recurrent("RNN", bidirectional=True), lambda p: torch.optim.SGD(p, lr=0.5, momentum=0.9, nesterov=True, weight_decay=1e-3), 40, lambda o: S.CosineAnnealingLR(o, 20), clip=0.5)
train("RNN of ReLU", lambda: Recurrent("RNN", nonlinearity="relu"), lambda p: torch.optim.Adagrad(p, lr=0.05), 40, lambda o: S.LambdaLR(o, lambda n: 1 / (1 + 0.05 * n)))
train("convolution, normalization, dropout", Convolutional, lambda p: torch.optim.SGD(p, lr=0.5, momentum=0.8), 40, lambda o: S.ReduceLROnPlateau(o, factor=0.5, patience=3))
