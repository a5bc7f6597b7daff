"""Use cases of learning: the roadmap, ticks, the next step, resources, proof."""
