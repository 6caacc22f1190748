"""Films rendered from real bone shapes, with their truth known in three dimensions."""
