"""What one may say first: of today, and each another kind of message."""

STARTERS = (
    ("A run on H100s", "2,048 H100s for 21 days at 40% MFU"),
    ("Parameters and tokens", "how much compute does a 70B model on 15T tokens take?"),
    (
        "An audit",
        "4 Titan Black GPU's * 15 days * 5.1 TFLOPS/GPU * 0.33 utilization = 10,000 PF = 0.12 pfs-days",
    ),
    ("A question", "how long to train a 7B model on 2T tokens with 64 H100 at 40%?"),
)
