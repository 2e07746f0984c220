"""Makes the demo and the synthetic material."""
