package dev.tandem.check;

/**
 * What the checker says beyond the compiler's {@link dev.tandem.compile.IssueCode}. Codes never
 * change meaning; {@link CheckCodes} explains all of both.
 */
public enum CheckCode {
  /** A value map leaves out members that its source can hold (TRF-13, UND-9). */
  TDM4101,
  /** Several finance values become one Dataverse value (TRF-10). */
  TDM4102,
  /** An entry of a value map is for a value that its source never holds (TRF-5). */
  TDM4103,
  /** Digits before the point, or the range of a number, may not fit (TYP-2). */
  TDM4104,
  /** An amount may carry more digits than a money column keeps (TYP-4). */
  TDM4105,
  /** A date meets a date with time (TYP-8, UND-35). */
  TDM4106,
  /** A filter lets no row pass (FLT-4). */
  TDM4107,
  /** A filter lets every row pass (FLT-2). */
  TDM4108,
  /** A value does not come back as it was sent (LIVE-10, TRF-3). */
  TDM4109,
  /** Maps of a set refer to each other in a circle, or a table to itself (GAP-11, UND-30). */
  TDM4110,
  /** No map of the set writes a table that another one refers to (VAL-5). */
  TDM4111,
  /** Initial sync from Dataverse cannot read so many lookups (LKP-11, GAP-10). */
  TDM4112,
  /**
   * A key has more columns or bytes than an alternate key may have, or a type it may not (KEY-13).
   */
  TDM4113,
  /** A key value has characters that break an address (KEY-14). */
  TDM4114,
  /** A time of day breaks initial sync (TYP-9, GAP-14). */
  TDM4115,
  /** The platform does not notice changes of a computed column (LIVE-7, GAP-17, GAP-18). */
  TDM4116,
  /** The platform does not notice changes of a value in another row (LIVE-1, LIVE-6). */
  TDM4117,
  /** A suppression matches nothing. */
  TDM4118,
  /** A merge left conflicts that nobody has settled. */
  TDM4119,
  /** A map cannot be read, so nothing else is said of it (UND-43). */
  TDM4120
}
