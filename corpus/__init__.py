"""Sample States written for the project, with gold labels; read through `modellaw.data`."""
