"""What turns a checkout into a running program, and the frozen program into something a school can install."""
