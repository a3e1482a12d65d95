"""News text → incidents, each value with the words it rests on. No model, no service: words and rules."""
