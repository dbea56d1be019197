package dev.tandem.core.testkit.simulation;

/**
 * What a user does to one row, said so that it means something in every state of a system. What the
 * system refuses, the user gives up. Immutable.
 *
 * @param kind what is done
 * @param subject the kind of row
 * @param company which company, see {@link SimulatedUsers#COMPANIES}
 * @param number which row
 * @param columns a bit for each column that is set
 * @param value decides the values
 */
record Edit(Kind kind, Subject subject, int company, int number, int columns, int value) {
  /** What is done. */
  enum Kind {
    /** The row is created, or some of its columns change. */
    PUT,
    /** The row is deleted. */
    DELETE,
    /** The row is deleted, and another one with its number is created. */
    REPLACE,
    /** The row gets another number. */
    RENUMBER
  }

  @Override
  public String toString() {
    return "%s %s %s%d columns %s value %d"
        .formatted(
            kind,
            subject,
            SimulatedUsers.COMPANIES.get(company).isEmpty()
                ? ""
                : SimulatedUsers.COMPANIES.get(company) + "/",
            number,
            Integer.toBinaryString(columns),
            value);
  }
}
