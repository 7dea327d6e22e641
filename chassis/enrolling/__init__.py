"""Places of what people enrol in, such as courses and activities."""
