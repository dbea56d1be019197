package dev.tandem.example.odata.datapackage;

import org.jspecify.annotations.Nullable;

/** Where the execution of a data project is: the seven states that data management documents. */
public enum ExecutionStatus {
  /** Nothing is known. */
  UNKNOWN("Unknown", false),
  /** It waits for its turn. */
  NOT_RUN("NotRun", false),
  /** Rows are on their way. */
  EXECUTING("Executing", false),
  /** Every row took effect. */
  SUCCEEDED("Succeeded", true),
  /** Some rows took effect, others did not. */
  PARTIALLY_SUCCEEDED("PartiallySucceeded", true),
  /** It failed; rows may have taken effect. */
  FAILED("Failed", true),
  /** Somebody stopped it; rows may have taken effect. */
  CANCELED("Canceled", true);

  private final String word;
  private final boolean end;

  ExecutionStatus(String word, boolean end) {
    this.word = word;
    this.end = end;
  }

  /** The state of exactly this spelling; null when there is none. */
  public static @Nullable ExecutionStatus of(String word) {
    for (ExecutionStatus status : values()) {
      if (status.word.equals(word)) {
        return status;
      }
    }
    return null;
  }

  /** Whether nothing more will happen. */
  public boolean isEnd() {
    return end;
  }

  /** The word for it on the wire. */
  @Override
  public String toString() {
    return word;
  }
}
