"""The rules that come with newslint: a rule pack like any other."""
