"""One child's record."""
