"""`python -m modellaw` is the command `modellaw`."""

from modellaw.cli import main

if __name__ == "__main__":
    main()
