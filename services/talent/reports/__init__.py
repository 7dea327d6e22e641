"""The figures of training."""
