"""The Vietnamese language, free of the domain: folding, numbers, sentences, words."""
