package dev.tandem.spi.error;

/** Every error that a row, a call or a file can end in. Numbers never change meaning. */
public enum ErrorCode {
  /** A map file or package is not what it claims to be. */
  MAP_MALFORMED(1001, ErrorKind.MAP),
  /** A file exceeds a reader limit of depth, size or entry count. */
  MAP_TOO_LARGE(1002, ErrorKind.MAP),
  /** A package holds no map, or none of the name asked for. */
  MAP_NOT_FOUND(1003, ErrorKind.MAP),
  /** A map has issues of severity error and cannot run. */
  MAP_NOT_COMPILED(1004, ErrorKind.MAP),
  /** A filter does not parse. */
  FILTER_MALFORMED(1005, ErrorKind.MAP),
  /** A schema file is not readable. */
  SCHEMA_MALFORMED(1006, ErrorKind.MAP),
  /** No map of this name runs here. */
  MAP_UNKNOWN(1007, ErrorKind.MAP),
  /** The state of a map does not allow the action (section 5.1). */
  ACTION_REFUSED(1008, ErrorKind.MAP),
  /** Maps cannot run beside each other, or not as configured. */
  SYNC_MISCONFIGURED(1009, ErrorKind.MAP),

  /** A value cannot become the type of its destination (TYP-3, TRF-13). */
  VALUE_NOT_CONVERTIBLE(2001, ErrorKind.DATA),
  /** A text is longer than its destination (TYP-1, UND-34). */
  TEXT_TOO_LONG(2002, ErrorKind.DATA),
  /** A decimal would lose digits (UND-33). */
  DIGITS_LOST(2003, ErrorKind.DATA),
  /** A number is outside the range of its destination. */
  OUT_OF_RANGE(2004, ErrorKind.DATA),
  /** A choice has no such option, or an enumeration no such member. */
  UNKNOWN_OPTION(2005, ErrorKind.DATA),
  /** A lookup matches no row (LKP-8). */
  LOOKUP_NOT_FOUND(2006, ErrorKind.DATA),
  /** A lookup must be read through, and nobody supplied its row. */
  LOOKUP_NOT_SUPPLIED(2007, ErrorKind.DATA),
  /** Every part of the integration key is blank (UND-26). */
  KEY_BLANK(2008, ErrorKind.DATA),
  /** A required column has no value. */
  REQUIRED_MISSING(2009, ErrorKind.DATA),
  /** A row names a column that its table does not have. */
  UNKNOWN_COLUMN(2010, ErrorKind.DATA),
  /** A row belongs to another company than its table allows (I24). */
  COMPANY_MISMATCH(2011, ErrorKind.DATA),
  /** A column that writers must leave alone was written. */
  READ_ONLY(2012, ErrorKind.DATA),
  /** A key value is used by another row (LIVE-20). */
  DUPLICATE_KEY(2013, ErrorKind.DATA),
  /** A row is still referenced by another one and cannot be deleted (LIVE-23). */
  STILL_REFERENCED(2014, ErrorKind.DATA),
  /** A row of input is not readable at all. */
  ROW_MALFORMED(2015, ErrorKind.DATA),
  /** The table of a row or reference does not exist. */
  UNKNOWN_TABLE(2016, ErrorKind.DATA),
  /** A key is none of its table's, or the row carries another value than its key (KEY-7). */
  KEY_MISMATCH(2017, ErrorKind.DATA),
  /** A value names rows of several tables, and the first was taken (UND-28). */
  LOOKUP_AMBIGUOUS(2018, ErrorKind.DATA),
  /** A row does not carry every column of its key. */
  KEY_INCOMPLETE(2019, ErrorKind.DATA),
  /** Both sides changed the row since they last agreed (I14). */
  CONCURRENT_EDIT(2020, ErrorKind.DATA),
  /** The row's key changed, so that it now stands for another row (KEY-7). */
  KEY_CHANGED(2021, ErrorKind.DATA),

  /** A connector is out of reach for the moment. */
  CONNECTOR_TRANSIENT(3001, ErrorKind.CONNECTOR),
  /** A connector refuses and will refuse again. */
  CONNECTOR_PERMANENT(3002, ErrorKind.CONNECTOR),
  /** A call needs a capability that the connector does not declare. */
  CAPABILITY_NOT_DECLARED(3003, ErrorKind.CONNECTOR),
  /** A page token is not one that the connector issued. */
  PAGE_TOKEN_INVALID(3004, ErrorKind.CONNECTOR),
  /** A connector was used after it was closed. */
  CONNECTOR_CLOSED(3005, ErrorKind.CONNECTOR),
  /** A cursor is not one that the connector issued. */
  CURSOR_INVALID(3006, ErrorKind.CONNECTOR),
  /** A change feed no longer reaches back to its cursor; only a compare finds what is missing. */
  CURSOR_EXPIRED(3007, ErrorKind.CONNECTOR),
  /** A store could lose what it acknowledged, with its present settings. */
  STORE_NOT_DURABLE(3008, ErrorKind.CONNECTOR),
  /** A store cannot be read or written. */
  STORE_FAILED(3009, ErrorKind.CONNECTOR),

  /** Something happened that this library holds impossible. */
  INTERNAL(9001, ErrorKind.INTERNAL);

  private final int number;
  private final ErrorKind kind;

  ErrorCode(int number, ErrorKind kind) {
    this.number = number;
    this.kind = kind;
  }

  /** The fixed number. */
  public int number() {
    return number;
  }

  /** Whose concern it is. */
  public ErrorKind kind() {
    return kind;
  }

  /** The code as people and files see it, for example {@code TDM2006}. */
  public String text() {
    return "TDM" + number;
  }
}
