"""YAML files in, KnowledgeBase out; the only room that reads YAML of the knowledge."""
