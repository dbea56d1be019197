package dev.tandem.compile;

/**
 * Everything the compiler may say about a map: Microsoft's validation codes where one exists
 * (section 1.11 of the behaviour reference), own codes otherwise. Codes never change meaning.
 *
 * <p>Not here are the codes that no map and no catalog can show: {@code DIPV1000}, {@code 1005} and
 * {@code 1007} speak of connections and environments of the link, {@code 1001} and {@code 1006} of
 * failures inside the service, {@code 1008} of business units that were renamed or deleted after
 * the link was made. {@code DIPV1009} and {@code 1013} are not published.
 */
public enum IssueCode {
  /** One end is company-specific and the other is not (MAP-4). */
  DIPV1002,
  /** The Dataverse table has no key (KEY-2). */
  DIPV1003,
  /** A key column of a bidirectional map does not travel both ways (KEY-4). */
  DIPV1004,
  /** A mandatory column of the target is not mapped (VAL-2). */
  DIPV1010,
  /** A read-only column of the target is mapped. */
  DIPV1011,
  /** The Dataverse filter does not parse or names unknown columns (FLT-5). */
  DIPV1012,
  /** A key column is not mapped (KEY-4). */
  DIPV1014,
  /** A key column is a lookup, and no column behind it is mapped (KEY-4). */
  DIPV1015,
  /** A company-specific table has no way to the company of its rows (CO-2, KEY-6). */
  DIPV1016,
  /** A lookup to a company-specific table stands in a map that knows no company (LKP-7). */
  DIPV1017,
  /** The finance entity is not in the catalog. */
  DIPV1018,
  /** The Dataverse table has no version number column (MAP-6). */
  DIPV1019,
  /** The Dataverse table is not in the catalog. */
  DIPV1020,
  /** The finance field is empty and there is no default (VAL-3). */
  DIPV1021,
  /** The finance field is not in the entity. */
  DIPV1022,
  /** One finance field stands in several bidirectional pairs (VAL-1). */
  DIPV1023,
  /** The Dataverse field is empty and there is no default (VAL-3). */
  DIPV1024,
  /** A Dataverse column, or a column or target of a lookup path, is not in its table. */
  DIPV1025,
  /** One column is fed twice in one direction (MAP-19). */
  DIPV1026,
  /** The key of a referenced table is not mapped through the lookup (LKP-9). */
  DIPV1027,
  /** What is read through a lookup holds no key of the referenced table (LKP-9, LKP-4). */
  DIPV1028,
  /** The same pair stands twice (MAP-19). */
  DIPV1029,
  /** The types of a pair do not go together (TYP-2). */
  DIPV1030,
  /** A mandatory column has neither source nor default (VAL-2). */
  DIPV1031,

  /** The map has no leg, or more than one (JSON-2, UND-44). */
  TDM4001,
  /** A direction code is not 1, 2 or 3 (UND-44). */
  TDM4002,
  /** An environment type is not that of finance or Dataverse (UND-44). */
  TDM4003,
  /** A lookup path is not formed like one (LKP-10). */
  TDM4004,
  /** The related entity contradicts the schema; the schema wins (UND-45). */
  TDM4005,
  /** A value map asks to create missing choice values (TRF-16). */
  TDM4006,
  /** A transform of a kind that is not known lets the value pass (TRF-14). */
  TDM4007,
  /** A default or constant does not fit its column (TRF-4). */
  TDM4008,
  /** A value map names an option or member that the column does not have. */
  TDM4009,
  /** Several finance values map to one Dataverse value, and the reverse takes the first (UND-8). */
  TDM4010,
  /** The finance filter does not parse or names unknown fields (FLT-5). */
  TDM4011,
  /** A filter stands on a direction that the map does not have (QRK-11). */
  TDM4012,
  /** A filter reads a column that is not mapped (FLT-3, UND-46). */
  TDM4013,
  /** A constant makes rows that the opposite filter leaves out (MAP-24). */
  TDM4014,
  /** No key of the finance entity is mapped, so rows for finance carry no key (KEY-9). */
  TDM4015,
  /** The company is mapped although it is implied (MAP-22). */
  TDM4016,
  /** Longer text may not fit its column (TYP-1). */
  TDM4017,
  /** Digits after the point may not fit their column (UND-33). */
  TDM4018,
  /** The map has no field that travels. */
  TDM4019,
  /** Something could not be checked because no catalog was given. */
  TDM4021,
  /** Two maps feed one column differently, and a row may pass both (UND-49). */
  TDM4022
}
