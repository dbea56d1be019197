package dev.tandem.engine;

import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import java.util.List;
import java.util.UUID;

/** Tables that lookups point at: global ones, company-specific ones, and a chain of three. */
final class LookupTables {
  static final UUID HOUR_ID = UUID.fromString("00000000-0000-0000-0000-000000000001");
  static final UUID USMF_ID = UUID.fromString("00000000-0000-0000-0000-0000000000c0");
  static final Reference HOUR = Reference.byId("units", HOUR_ID);
  static final Reference USMF = Reference.byId("cdm_companies", USMF_ID);

  private LookupTables() {}

  /** Global, key symbol. */
  static TableSchema units() {
    return TableSchema.builder(TableName.dataverse("units"))
        .alias("unit")
        .primaryId("unitid")
        .column("unitid", new FieldType.Guid())
        .column("symbol", FieldType.Text.of(10))
        .key("symbol")
        .build();
  }

  static KnownRows knownUnits() {
    return new KnownRows()
        .add(
            "units",
            HOUR_ID,
            KeyValues.of("symbol", "hr"),
            Pairing.row(units(), "unitid", HOUR_ID, "symbol", "hr"));
  }

  /** Company-specific, key accountnumber and company. */
  static TableSchema accounts() {
    return TableSchema.builder(TableName.dataverse("accounts"))
        .alias("account")
        .primaryId("accountid")
        .column("accountnumber", FieldType.Text.of(20))
        .column("msdyn_company", new FieldType.Lookup(List.of("cdm_company")))
        .key("accountnumber", "msdyn_company.cdm_companycode")
        .companyScope(CompanyScope.of("msdyn_company"))
        .build();
  }

  /** Global, key personid. */
  static TableSchema contacts() {
    return TableSchema.builder(TableName.dataverse("contacts"))
        .alias("contact")
        .primaryId("contactid")
        .column("personid", FieldType.Text.of(20))
        .key("personid")
        .build();
  }

  /** A fiscal year, named by itself and its calendar; the calendar has a country. */
  static TableSchema years() {
    return TableSchema.builder(TableName.dataverse("years"))
        .alias("year")
        .primaryId("yearid")
        .column("name", FieldType.Text.of(20))
        .column("calendar", new FieldType.Lookup(List.of("calendar")))
        .column("start", new FieldType.DateOnly())
        .key("name", "calendar")
        .build();
  }

  static TableSchema calendars() {
    return TableSchema.builder(TableName.dataverse("calendars"))
        .alias("calendar")
        .primaryId("calendarid")
        .column("title", FieldType.Text.of(20))
        .column("country", new FieldType.Lookup(List.of("country")))
        .key("title")
        .build();
  }

  static TableSchema countries() {
    return TableSchema.builder(TableName.dataverse("countries"))
        .alias("country")
        .primaryId("countryid")
        .column("code", FieldType.Text.of(3))
        .key("code")
        .build();
  }

  static FieldType to(String... targets) {
    return new FieldType.Lookup(List.of(targets));
  }

  static UUID id(int number) {
    return new UUID(0, number);
  }
}
