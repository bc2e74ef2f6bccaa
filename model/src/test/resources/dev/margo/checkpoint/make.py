# How the files in this folder were made (Debian's PyTorch 1.13); the tests only read them.
import argparse, collections, functools, pathlib
import numpy, torch

torch.manual_seed(0)
layer = torch.nn.Linear(3, 2)
with torch.no_grad():
    layer.weight.copy_(torch.arange(6.0).reshape(2, 3))
    layer.bias.copy_(torch.tensor([-1.0, 0.5]))
optimiser = torch.optim.Adam(layer.parameters(), lr=1e-3)
layer(torch.ones(1, 3)).sum().backward()
optimiser.step()
with torch.no_grad():
    layer.weight.copy_(torch.arange(6.0).reshape(2, 3))
    layer.bias.copy_(torch.tensor([-1.0, 0.5]))

# SAM-Med2D: the optimiser object itself is pickled
torch.save({"model": layer.state_dict(), "optimizer": optimiser}, "pickled_optimizer.pth")

# torch_em: prefix after DDP, arbitrary objects beside the state
state = collections.OrderedDict(("module.sam.image_encoder." + k, v) for k, v in layer.state_dict().items())
torch.save(
    {
        "iteration": 3,
        "best_metric": numpy.float64(0.25),
        "init": {
            "args": argparse.Namespace(lr=1e-3, path=pathlib.PurePosixPath("x")),
            "partial": functools.partial(sorted, reverse=True),
            "array": numpy.arange(4),
            "sizes": {1, 2},
            "size": torch.Size([1, 2]),
            "dtype": torch.float16,
            "device": torch.device("cpu"),
            "complex": torch.zeros(2, dtype=torch.complex64),
        },
        "model_state": state,
        "decoder_state": {"x": torch.zeros(2)},
        "optimizer_state": optimiser.state_dict(),
        "scheduler_state": {3: None, "ok": True},
    },
    "torch_em_like.pth",
)

# strides: expanded, stepped, three axes permuted, empty slice with an offset
base = torch.arange(24.0).reshape(2, 3, 4)
torch.save(
    {
        "expanded": torch.tensor([[1.0], [2.0]]).expand(2, 3),
        "stepped": torch.arange(10, dtype=torch.int16)[1::3],
        "permuted": base.permute(2, 0, 1),
        "tail": base[1, 1:, 1:3],
        "one": base[1, 2, 3],
        "nan": torch.tensor([float("nan"), float("inf"), -float("inf"), -0.0], dtype=torch.float16),
        "empty": base[:, 3:, :],
    },
    "strides.pth",
)
torch.save({"z": torch.zeros(2, dtype=torch.complex64)}, "complex.pth")

# pickle protocol 4: frames, memoize, stack_global
torch.save(collections.OrderedDict(weight=layer.weight.detach(), bias=layer.bias), "protocol4.pth", pickle_protocol=4)
