"""What people look at: static and interactive maps."""
