package dev.tandem.core.testkit.simulation;

import dev.tandem.spi.schema.Side;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Names the rows of both sides that belong together. Immutable.
 *
 * @param subject the kind of row
 * @param company the code of the company, empty for none
 * @param number the number of the row
 */
record Pair(Subject subject, String company, String number) {

  /** The pair that a row belongs to. */
  static Pair of(Row row, Map<UUID, String> companies) {
    Side side = row.schema().side();
    Subject subject = Subject.ofTable(row.schema().name().name());
    Object number = row.value(subject.number(side));
    String company = "";
    if (subject.isCompanySpecific()) {
      company =
          side == Side.FINANCE
              ? String.valueOf(row.value("dataAreaId")).toLowerCase(Locale.ROOT)
              : row.value("msdyn_company") instanceof Reference.ById reference
                  ? companies.getOrDefault(reference.id(), "")
                  : "";
    }
    return new Pair(subject, company, String.valueOf(number).toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return subject + " " + company + "/" + number;
  }
}
