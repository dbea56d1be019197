package dev.tandem.example.odata.server.bulk;

/** An action that is not carried out. */
final class ActionRefusal extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, for people. */
  ActionRefusal(String message) {
    super(message);
  }
}
