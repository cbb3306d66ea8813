enum PlaceholderPlayback {}
