"""What `examples.generate` makes the synthetic examples from: invented people, and lists and texts about them."""
