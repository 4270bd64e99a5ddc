"""What the words of one sentence say by themselves: triggers, parties, mood."""
