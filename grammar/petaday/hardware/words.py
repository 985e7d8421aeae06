"""Lists the words around a device's name that do not change which device it is."""

from __future__ import annotations


def singular(word: str) -> str:
    """A word as these lists have it: `GPUs`, `GPU's`, `GPU’s` are `gpu`."""
    return word.casefold().rstrip("s'’")


# Behind a device's name these change nothing: `8 H100 GPUs`. Any other word makes a noun of it: `8 P4 instances`.
DEVICE_WORDS = frozenset(
    ["gpu", "tpu", "cpu", "npu", "ipu", "chip", "card", "board", "accelerator", "device", "processor"]
)

# Before a device's name, and no part of it.
DEVICE_MAKERS = frozenset(
    ["nvidia", "amd", "google", "intel", "huawei", "amazon", "aws", "cloud", "graphcore", "cerebras"]
)

# Names that are a device's only together with a number: `TPU v4`, `GTX 1080`.
DEVICE_FAMILIES = frozenset(
    [
        "gtx",
        "rtx",
        "geforce",
        "quadro",
        "tesla",
        "titan",
        "tpu",
        "radeon",
        "instinct",
        "gaudi",
        "ascend",
        "trainium",
        "mtia",
    ]
)
