package dev.tandem.map;

/** Which way one field travels, as the code in a map file says (JSON-5). */
public enum SyncDirection {
  /** Code 1: finance to Dataverse. */
  FINANCE_TO_DATAVERSE(1),
  /** Code 2: Dataverse to finance. */
  DATAVERSE_TO_FINANCE(2),
  /** Code 3: both ways. */
  BOTH(3),
  /** Any other code: kept as read, refused when the map is compiled (UND-44). */
  UNKNOWN(0);

  private final int code;

  SyncDirection(int code) {
    this.code = code;
  }

  /** The code in map files; 0 for {@link #UNKNOWN}. */
  public int code() {
    return code;
  }

  /** Whether a field of this code travels that way. */
  public boolean includes(Direction direction) {
    return this == BOTH
        || this
            == (direction == Direction.TO_FINANCE ? DATAVERSE_TO_FINANCE : FINANCE_TO_DATAVERSE);
  }

  /** The direction of a code, {@link #UNKNOWN} for any that is not 1, 2 or 3. */
  public static SyncDirection of(int code) {
    return switch (code) {
      case 1 -> FINANCE_TO_DATAVERSE;
      case 2 -> DATAVERSE_TO_FINANCE;
      case 3 -> BOTH;
      default -> UNKNOWN;
    };
  }
}
