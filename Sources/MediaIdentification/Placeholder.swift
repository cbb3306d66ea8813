enum PlaceholderMediaIdentification {}
