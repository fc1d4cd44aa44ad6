"""The benchmark's training steps in PyTorch, one thread. Reads "NAME STEPS" lines, answers [wall, CPU] milliseconds each."""

import json
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
torch.manual_seed(1)


def adam(spec, parameters, **options):
    return torch.optim.Adam(parameters, fused=spec["fused"], **options)


def make_mlp(spec):
    sizes, batch = spec["sizes"], spec["batch"]
    layers = []
    for i, (inputs, outputs) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(inputs, outputs))
        if i < len(sizes) - 2:
            layers += [nn.BatchNorm1d(outputs), nn.ReLU()]
    net = nn.Sequential(*layers)
    optimiser = adam(spec, net.parameters(), lr=1e-3)
    x, y = torch.randn(batch, sizes[0]), torch.randn(batch, sizes[-1])

    def step():
        optimiser.zero_grad(set_to_none=True)
        loss = F.mse_loss(net(x), y)
        loss.backward()
        optimiser.step()

    return step


class Residual(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.linear, self.norm = nn.Linear(inputs, outputs), nn.BatchNorm1d(outputs)

    def forward(self, x):
        return torch.cat([F.relu(self.norm(self.linear(x))), x], 1)


def make_gan(spec):
    batch, noise, width, hidden, pack = (spec[k] for k in ("batch", "noise", "width", "hidden", "pack"))
    generator = nn.Sequential(
        Residual(noise, hidden), Residual(noise + hidden, hidden), nn.Linear(noise + 2 * hidden, width)
    )
    judge = nn.Sequential(
        nn.Linear(width * pack, hidden), nn.LeakyReLU(0.2), nn.Dropout(0.5),
        nn.Linear(hidden, hidden), nn.LeakyReLU(0.2), nn.Dropout(0.5), nn.Linear(hidden, 1),
    )  # fmt: skip
    train_generator = adam(spec, generator.parameters(), lr=2e-4, betas=(0.5, 0.9))
    train_judge = adam(spec, judge.parameters(), lr=2e-4, betas=(0.5, 0.9))
    real = torch.rand(batch, width)

    def make_fake():
        return torch.tanh(generator(torch.randn(batch, noise)))

    def step():
        fake = make_fake().detach()
        share = torch.rand(batch // pack, 1, 1).repeat(1, pack, width).view(batch, width)
        mixed = (share * real + (1 - share) * fake).requires_grad_(True)
        judged = judge(mixed.view(-1, width * pack))
        (slope,) = torch.autograd.grad(judged, mixed, torch.ones_like(judged), create_graph=True)
        penalty = 10 * ((slope.view(-1, width * pack).norm(2, dim=1) - 1) ** 2).mean()
        loss = judge(fake.view(-1, width * pack)).mean() - judge(real.view(-1, width * pack)).mean()
        train_judge.zero_grad(set_to_none=True)
        (loss + penalty).backward()
        train_judge.step()
        train_generator.zero_grad(set_to_none=True)
        (-judge(make_fake().view(-1, width * pack)).mean()).backward()
        train_generator.step()

    return step


class Column(nn.Module):
    """One column of the default generator: a sum of table rows, two hidden layers, logits."""

    def __init__(self, rows, hidden, tokens, rate):
        super().__init__()
        self.table = nn.Parameter(0.1 * torch.randn(max(rows, 1), hidden))
        self.bias = nn.Parameter(torch.zeros(hidden))
        self.hidden, self.out, self.rate = nn.Linear(hidden, hidden), nn.Linear(hidden, tokens), rate

    def finish(self, z):
        h = F.dropout(F.relu(z + self.bias), self.rate)
        return self.out(F.dropout(F.relu(self.hidden(h)), self.rate))


def make_columns(spec, dense):
    batch, hidden, rate = spec["batch"], spec["hidden"], spec["dropout"]
    sources = spec["columns"]
    nets, inputs, rows, positions = [], [], 0, 0
    index = torch.cat(
        [
            sum(s["rows"] for s in sources[:i]) + torch.randint(s["rows"], (batch, s["positions"]))
            for i, s in enumerate(sources)
        ],
        1,
    )
    weights = torch.rand(index.shape)
    features = torch.zeros(batch, sum(s["rows"] for s in sources)).scatter_(1, index, weights)
    for source in sources:
        nets.append(Column(rows, hidden, source["tokens"], rate))
        at, share = index[:, :positions].contiguous(), weights[:, :positions].contiguous()
        inputs.append((at, share, features[:, :rows].contiguous(), torch.randint(source["tokens"], (batch,))))
        rows, positions = rows + source["rows"], positions + source["positions"]
    model = nn.ModuleList(nets)
    optimiser = adam(spec, model.parameters(), lr=4e-3, betas=(0.9, 0.99))

    def first(net, at, share, x):
        if x.shape[1] == 0:
            return torch.zeros(batch, hidden)
        if dense:
            return x @ net.table
        return F.embedding_bag(at, net.table, mode="sum", per_sample_weights=share)

    def step():
        optimiser.zero_grad(set_to_none=True)
        loss = sum(
            F.cross_entropy(net.finish(first(net, at, share, x)), y) for net, (at, share, x, y) in zip(nets, inputs)
        )
        loss.backward()
        optimiser.step()

    return step


MAKERS = {
    "mlp": make_mlp,
    "gan": make_gan,
    "embedding_bag": lambda spec: make_columns(spec, dense=False),
    "dense first layer": lambda spec: make_columns(spec, dense=True),
}


def main():
    print(json.dumps({"torch": torch.__version__}), flush=True)
    steps = {}
    for line in sys.stdin:
        request = json.loads(line)
        name, fused = request["name"].removesuffix(", fused Adam"), request["name"].endswith(", fused Adam")
        key = json.dumps(request["spec"]) + request["name"]
        if key not in steps:
            steps[key] = MAKERS[name]({**request["spec"], "fused": fused})
        times = []
        for _ in range(request["steps"]):
            start, cpu = time.perf_counter(), time.process_time()
            steps[key]()
            times.append([1e3 * (time.perf_counter() - start), 1e3 * (time.process_time() - cpu)])
        print(json.dumps(times), flush=True)


main()
