package dev.tandem.core.testkit.yaml;

/** A YAML file cannot be used; the message names the file, the place and the remedy. */
public final class YamlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  YamlException(String message) {
    super(message);
  }
}
