"""How text is cut, read and matched: knows languages, no law. It measures; `modellaw` judges."""
