package dev.tandem.schema.format;

import java.util.Locale;
import java.util.Set;

/**
 * Judges which Dataverse columns the platform fills when a new row leaves them out, so that nobody
 * has to map them (VAL-2). A schema file may say so itself with {@code filledByApplication}; else a
 * column counts as filled when it is read-only, the primary id, the owner, the state or its reason,
 * one of the columns that every table gets, a document number that the application draws, or a
 * required choice, which the platform starts with a default option.
 */
final class SystemColumns {
  private static final Set<String> TYPES = Set.of("Owner", "State", "Status");
  private static final Set<String> NAMES =
      Set.of(
          "createdby",
          "createdon",
          "createdonbehalfby",
          "modifiedby",
          "modifiedon",
          "modifiedonbehalfby",
          "organizationid",
          "ownerid",
          "owningbusinessunit",
          "owningteam",
          "owninguser",
          "statecode",
          "statuscode",
          "timezoneruleversionnumber",
          "utcconversiontimezonecode",
          "versionnumber");
  private static final Set<String> NUMBERS = Set.of("invoicenumber", "ordernumber", "quotenumber");

  private SystemColumns() {}

  static boolean fills(SchemaNode column, String primaryId) {
    SchemaNode said = column.find("filledByApplication");
    if (said != null) {
      return said.flag();
    }
    String name = column.require("name").text().toLowerCase(Locale.ROOT);
    return column.flagOf("readOnly")
        || name.equalsIgnoreCase(primaryId)
        || TYPES.contains(column.require("type").text())
        || NAMES.contains(name)
        || NUMBERS.contains(name)
        || isRequiredChoice(column);
  }

  private static boolean isRequiredChoice(SchemaNode column) {
    return "SystemRequired".equals(column.textOf("required"))
        && "Picklist".equals(column.require("type").text());
  }
}
